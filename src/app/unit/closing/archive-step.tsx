/** Before a unit is closed: what stands in the way, the archive file under a passphrase of its own, and that it opens. */
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { useProtected } from '../../../case-file/protected.ts'
import { useCaseFiles } from '../../../case-file/use-cases.ts'
import { today } from '../../../clock/today.ts'
import { FileField } from '../../../controls/file-field.tsx'
import { OneSecret } from '../../../controls/one-secret.tsx'
import { useSaving } from '../../../controls/use-saving.tsx'
import { zip } from '../../../exports/write/zip.ts'
import { Button, Notice } from '../../../look/index.tsx'
import { saveFile } from '../../../look/save-file.ts'
import { generatePassphrase, hex, type Kept, sha256, useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { archiveFiles } from './archive.ts'

interface Made {
  readonly name: string
  readonly passphrase: string
  /** SHA-256 of the file, in hex. */
  readonly hash: string
  /** What it was made of: written to since, it is not the whole any more. */
  readonly of: readonly Kept[]
}

export function Archive() {
  const { t, list } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [made, setMade] = useState<Made | null>(null)
  const [tried, setTried] = useState(false)
  const guarded = useProtected().filter(({ mine }) => !mine)
  const begun = vault.unfinished().length
  const stale = made !== null && made.of !== records
  const inTheWay = [
    ...(begun > 0 ? [t('closing.begun', { count: begun })] : []),
    ...guarded.map(({ code, names }) => t('closing.protected', { code, names: list(names) })),
  ]
  return (
    <>
      <p>{t('closing.lead')}</p>
      {vault.report && <Notice>{t('closing.report')}</Notice>}
      {inTheWay.length > 0 ? (
        <Notice kind="refusal">
          <p>{t('closing.first')}</p>
          <ul>
            {inTheWay.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <MakeFile
            made={made}
            setMade={(next) => {
              setTried(false)
              setMade(next)
            }}
          />
          {made && !tried && <TryFile made={made} opened={() => setTried(true)} />}
          {made && tried && !stale && <CloseIt />}
          {stale && <Notice kind="refusal">{t('closing.stale')}</Notice>}
        </>
      )}
    </>
  )
}

function MakeFile({ made, setMade }: { readonly made: Made | null; readonly setMade: (made: Made) => void }) {
  const words = useWords()
  const { t } = words
  const vault = useVault()
  const files = useCaseFiles()
  const { busy, save, refusal } = useSaving()
  const make = async () => {
    const file = await save(async () => {
      const { encrypted } = await import('../../../exports/write/encrypt.ts')
      const name = `mattstock-arkiv-personuppgifter-${today()}.zip.age`
      // Noted before the file is there, and so in it.
      await vault.audit('export.archive', null, name)
      const of = vault.records()
      const unit = vault.of('unit').at(-1)?.body.name ?? ''
      const log = await vault.log()
      const archive = { unit: vault.unit, name: unit, records: of, log, files, guarded: vault.protectedCases() }
      const passphrase = await generatePassphrase()
      const sealed = await encrypted(zip(await archiveFiles({ ...archive, made: today() }, words)), passphrase)
      return { name, passphrase, sealed, of, hash: hex(await sha256(sealed)) }
    })
    if (!file) return
    const { sealed, ...rest } = file
    saveFile(file.name, new Blob([sealed], { type: 'application/octet-stream' }))
    setMade(rest)
  }
  return (
    <section className="card stack" aria-labelledby="archive">
      <h2 id="archive">{t('closing.archive')}</h2>
      <p>{t('closing.archive-holds', { count: files.size })}</p>
      <p>{t('closing.archive-not')}</p>
      {!made && (
        <div className="row">
          <Button look="main" disabled={busy} onClick={() => void make()}>
            {t(busy ? 'closing.making' : 'closing.make')}
          </Button>
        </div>
      )}
      {refusal}
      {made && (
        <Notice>
          <p role="status">{t('exports.saved', { name: made.name })}</p>
          <p>{t('closing.passphrase')}</p>
          <p className="code passphrase" lang="sv" dir="ltr">
            {made.passphrase}
          </p>
          <p>{t('closing.open-with')}</p>
          <Button look="quiet" disabled={busy} onClick={() => void make()}>
            {t('closing.make-again')}
          </Button>
        </Notice>
      )}
    </section>
  )
}

/** The file as it was saved, and the passphrase as it was written down. */
function TryFile({ made, opened }: { readonly made: Made; readonly opened: () => void }) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [other, setOther] = useState(false)
  const choose = async (chosen: File) => {
    const same = hex(await sha256(new Uint8Array(await chosen.arrayBuffer()))) === made.hash
    setOther(!same)
    setFile(same ? chosen : null)
  }
  const attempt = (chosen: File) => async (typed: string) => {
    const { decrypted } = await import('../../../exports/write/encrypt.ts')
    const plain = await decrypted(new Uint8Array(await chosen.arrayBuffer()), typed.trim().split(/\s+/).join(' '))
    return plain ? { plain } : { refused: 'wrong-passphrase' as const }
  }
  return (
    <section className="stack" aria-labelledby="try-archive">
      <h2 id="try-archive">{t('closing.try')}</h2>
      <p>{t('closing.try-about')}</p>
      <FileField
        label={t('closing.try-file')}
        accept=".age"
        fault={other ? t('closing.other-file') : undefined}
        onFile={(chosen) => void choose(chosen)}
      />
      {file && (
        <OneSecret
          label={t('closing.try-passphrase')}
          press={t('closing.try-do')}
          attempt={attempt(file)}
          opened={opened}
        />
      )}
    </section>
  )
}

/** Two taps: the second says what follows. */
function CloseIt() {
  const { t } = useWords()
  const vault = useVault()
  const [sure, setSure] = useState(false)
  const { busy, save, refusal } = useSaving()
  const close = async (event: FormEvent) => {
    event.preventDefault()
    await save(() => vault.closeUnit())
  }
  return (
    <section className="stack" aria-labelledby="close-it">
      <h2 id="close-it">{t('closing.close')}</h2>
      <Notice kind="calm">{t('closing.tried')}</Notice>
      {sure ? (
        <form className="card stack" onSubmit={(event) => void close(event)}>
          <p>{t('closing.close-about')}</p>
          {vault.deviceCount() > 1 && (
            <p>
              {t('closing.others-first')} <Link href="/unit/devices">{t('unit.devices')}</Link>
            </p>
          )}
          {refusal}
          <div className="row">
            <Button type="submit" disabled={busy}>
              {t('closing.close-do')}
            </Button>
            <Button look="quiet" disabled={busy} onClick={() => setSure(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <div className="row">
          <Button onClick={() => setSure(true)}>{t('closing.close')}</Button>
        </div>
      )}
    </section>
  )
}
