/** A child comes from another unit: this unit's address for them to seal to, and the file that they sent. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { looksLikePersonnummer, plainCode } from '#exchange'
import { freshCode } from '../../case-file/code.ts'
import { useProtected } from '../../case-file/protected.ts'
import { useCaseFiles } from '../../case-file/use-cases.ts'
import { today } from '../../clock/today.ts'
import { DocumentField } from '../../controls/file-field.tsx'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { saveJson } from '../../look/save-file.ts'
import { type Arriving, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { broughtRecords } from './own-questionnaires.ts'
import { WordsHeard, WordsToReadOut } from './words-heard.tsx'

export default function ReceivePage() {
  const { t } = useWords()
  return (
    <Page title={t('move.receive')} narrow>
      <p>{t('move.receive-lead')}</p>
      <OwnAddress />
      <TheirFile />
    </Page>
  )
}

function OwnAddress() {
  const { t } = useWords()
  const vault = useVault()
  const [words, setWords] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  const make = async () => {
    const made = await save(async () => (await vault.moves()).address())
    if (!made) return
    saveJson(`mattstock-mottagning-${today()}.json`, made.text)
    setWords(made.words)
  }
  return (
    <section className="stack" aria-labelledby="own-address">
      <h2 id="own-address">{t('move.own-address')}</h2>
      <p>{t('move.own-address-about')}</p>
      {vault.viaRecovery ? (
        <p className="muted">{t('move.not-by-sheet')}</p>
      ) : (
        <div className="row">
          <Button disabled={busy} onClick={() => void make()}>
            {t('move.own-address-make')}
          </Button>
        </div>
      )}
      {refusal}
      <div role="status">
        {words && (
          <Notice kind="calm">
            <p>{t('move.own-address-made')}</p>
            <WordsToReadOut words={words} />
          </Notice>
        )}
      </div>
    </section>
  )
}

function TheirFile() {
  const { t, named } = useWords()
  const vault = useVault()
  const [found, setFound] = useState<Arriving | null>(null)
  const [heard, setHeard] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { save, refusal } = useSaving()
  const look = async (text: string) => {
    setFound(null)
    setHeard(false)
    const seen = await save(async () => (await vault.moves()).look(text))
    if (!seen) return
    if ('refused' in seen) return setRefused(seen.refused)
    const numbered = freeTexts(seen).some(looksLikePersonnummer)
    setRefused(numbered ? 'personnummer' : null)
    if (!numbered) setFound(seen)
  }
  return (
    <section className="stack" aria-labelledby="their-file">
      <h2 id="their-file">{t('move.their-file')}</h2>
      <DocumentField label={t('move.their-file-choose')} onText={(text) => void look(text)} />
      {refused && <Notice kind="refusal">{named(`move.refused.${refused}`, refused)}</Notice>}
      {refusal}
      {found && !heard && (
        <WordsHeard
          key={found.words}
          words={found.words}
          hint={t('move.words-of-file', { name: found.moved.from.name })}
          heard={() => setHeard(true)}
        />
      )}
      {found && heard && <Arrived arriving={found} />}
    </section>
  )
}

/** What somebody wrote in words of their own. */
const freeTexts = ({ moved }: Arriving): readonly string[] => [
  moved.case.code,
  moved.from.name,
  ...moved.records.flatMap(({ body }) => {
    if (body.kind === 'goal') return body.wordings.map(({ text }) => text)
    return body.kind === 'answers' && body.corrects ? [body.corrects.reason] : []
  }),
]

/** What it is, said before anything is kept. */
function Arrived({ arriving }: { readonly arriving: Arriving }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [, go] = useLocation()
  const files = useCaseFiles()
  const taken = [...files.values(), ...useProtected()]
  const { moved, is, caseId, news } = arriving
  const isTaken = (code: string) => taken.some((one) => plainCode(one.code) === plainCode(code))
  const [code, setCode] = useState(() => (isTaken(moved.case.code) ? '' : moved.case.code))
  const [fault, setFault] = useState<'app.required' | 'refusal.code-exists' | null>(null)
  const { busy, save, refusal } = useSaving()
  const take = async () => {
    const wrong = plainCode(code) === '' ? 'app.required' : isTaken(code) ? 'refusal.code-exists' : null
    if (is === 'new') setFault(wrong)
    if (is === 'new' && wrong) return
    const also = await broughtRecords(records, moved.instruments)
    const id = await save(async () => (await vault.moves()).takeIn(arriving, code.trim(), also))
    if (id) go(`/cases/${id}`)
  }
  if (is === 'known')
    return (
      <Notice kind="calm">
        <p>{t('move.known')}</p>
        <Link href={`/cases/${caseId}`}>{t('move.to-case')}</Link>
      </Notice>
    )
  const { from, day, consent, protected: guarded } = moved
  return (
    <div className="card stack">
      <p>{t('move.from', { name: from.name, day })}</p>
      <ul>
        <li>{t('move.person', { year: moved.case.born, sex: t(`sex.${moved.case.sex}`) })}</li>
        <li>{t('move.news', { count: news })}</li>
        <li>{t('move.consent-was', { who: t(`move.consent.${consent.by}`), day: consent.day })}</li>
        {guarded && <li>{t('move.arrives-protected')}</li>}
      </ul>
      {is === 'back' ? (
        <Notice>{t('move.back', { code: files.get(caseId)?.code ?? '' })}</Notice>
      ) : (
        <>
          {isTaken(moved.case.code) && <Notice>{t('move.code-taken', { code: moved.case.code })}</Notice>}
          <div className="row row--end">
            <TextField
              label={t('move.code')}
              value={code}
              onChange={setCode}
              fault={fault ? t(fault) : undefined}
              max={24}
            />
            <Button onClick={() => setCode(freshCode(taken))}>{t('case.another-code')}</Button>
          </div>
        </>
      )}
      <p>{t('move.begins-here')}</p>
      {refusal}
      <div className="row">
        <Button look="main" disabled={busy} onClick={() => void take()}>
          {t('move.take')}
        </Button>
      </div>
    </div>
  )
}
