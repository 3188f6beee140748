/** The unit's own cases for research: personal data, in a file that only its passphrase opens, and written in the log. */
import { useState } from 'react'
import { today } from '../../clock/today.ts'
import '../../controls/personal.css'
import { Button, Notice } from '../../look/index.tsx'
import { saveFile } from '../../look/save-file.ts'
import type { Work } from '../../period/use-work.ts'
import { generatePassphrase, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { Holds } from '../file-contents.tsx'
import { zip } from '../write/zip.ts'
import { aboutResearch, researchFiles } from './package.ts'
import { researchTables } from './tables.ts'

export function ResearchExport({ work }: { readonly work: Work }) {
  const words = useWords()
  const { t } = words
  const vault = useVault()
  const [ownCodes, setOwnCodes] = useState(false)
  const [goalWords, setGoalWords] = useState(false)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<{ readonly name: string; readonly passphrase: string } | null>(null)
  const { period, cases, files } = work
  const asked = { period, ownCodes, goalWords, files: cases.flatMap(({ id }) => files.get(id) ?? []) }
  const about = aboutResearch(asked, words, today())

  async function make() {
    setMaking(true)
    const { encrypted } = await import('../write/encrypt.ts')
    const passphrase = await generatePassphrase()
    const sealed = await encrypted(zip(researchFiles(asked, words, today())), passphrase)
    const name = `${about.name}.zip.age`
    // Logged before it is handed over: a file that is not in the log must not be able to exist.
    await vault.audit(
      'export.research',
      null,
      `${name}, ${asked.files.length}${ownCodes ? ' + koder' : ''}${goalWords ? ' + målens ord' : ''}`,
    )
    saveFile(name, new Blob([sealed], { type: 'application/octet-stream' }))
    setMade({ name, passphrase })
    setMaking(false)
  }

  return (
    <section className="card stack personal">
      <h2>
        {t('exports.research.title')} <span className="personal__mark">{t('exports.personal')}</span>
      </h2>
      <p>{t('exports.research.about')}</p>
      {asked.files.length === 0 ? (
        <p className="muted">{t('exports.research.none')}</p>
      ) : (
        <>
          <Holds about={about} tables={researchTables(asked, words)} />
          <label className="exports__choice">
            <input type="checkbox" checked={ownCodes} onChange={(event) => setOwnCodes(event.target.checked)} />
            <span>{t('exports.research.own-codes')}</span>
          </label>
          {asked.files.some(({ goals }) => goals.length > 0) && (
            <label className="exports__choice">
              <input type="checkbox" checked={goalWords} onChange={(event) => setGoalWords(event.target.checked)} />
              <span>{t('exports.research.goal-words')}</span>
            </label>
          )}
          <Button disabled={making} onClick={() => void make()}>
            {t(making ? 'exports.research.making' : 'exports.research.make')}
          </Button>
        </>
      )}
      {made && (
        <Notice>
          <p role="status">{t('exports.saved', { name: made.name })}</p>
          <p>{t('exports.research.passphrase')}</p>
          <p className="exports__passphrase code" dir="ltr">
            {made.passphrase}
          </p>
          <p>{t('exports.research.open-with')}</p>
        </Notice>
      )}
    </section>
  )
}
