/** The lines of a unit's set-up: what is done, what is left, what somebody put off, and the way to each. */
import { Link } from 'wouter'
import { useStaffNames } from '../../case-file/staff.ts'
import { momentIn } from '../../clock/moment.ts'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { putOffSetting, type SetUpLine } from './lines.ts'
import './set-up-list.css'
import type { SetUp, SetUpStep } from './use-set-up.ts'

export function SetUpList({ setUp: { steps, open } }: { readonly setUp: SetUp }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const choose = (line: SetUpLine, putOff: boolean) =>
    void save(() => vault.append({ caseId: null, body: { kind: 'setting', name: putOffSetting(line), value: putOff } }))
  return (
    <>
      {!open && <p role="status">{t('setup.list-over')}</p>}
      <ul className="plain to-do">
        {steps.map((step) => (
          <ToDo key={step.line.id} {...step} busy={busy} choose={choose} />
        ))}
      </ul>
      {refusal}
    </>
  )
}

interface Choosing {
  readonly busy: boolean
  readonly choose: (line: SetUpLine, putOff: boolean) => void
}

function ToDo({ line, state, choice, busy, choose }: SetUpStep & Choosing) {
  const { t } = useWords()
  const title = t(`setup.do.${line.id}`)
  return (
    <li className={`to-do__line to-do__line--${state}`}>
      <span className="to-do__mark" aria-hidden="true" />
      <div>
        <Link href={line.to} className="to-do__link">
          {title}
        </Link>{' '}
        <span className="to-do__state">{t(`setup.state.${state}`)}</span>
        <p className="muted">
          {t(`setup.why.${line.id}`)} {state === 'put-off' && choice && <PutOffBy choice={choice} />}
        </p>
      </div>
      {state !== 'done' && (
        <Button look="quiet" disabled={busy} onClick={() => choose(line, state === 'left')}>
          {t(state === 'left' ? 'setup.put-off' : 'setup.take-up')}
          <span className="visually-hidden"> {title}</span>
        </Button>
      )}
    </li>
  )
}

function PutOffBy({ choice: { by, at } }: { readonly choice: NonNullable<SetUpStep['choice']> }) {
  const { t, language } = useWords()
  const names = useStaffNames()
  const name = (by !== 'respondent' && names.get(by.staff)) || t('app.unknown')
  return <>{t('setup.put-off-by', { name, when: momentIn(language, 'minute')(at) })}</>
}

/** `2 av 6 klart, 1 uppskjutet`. */
export function useProgress({ steps }: SetUp): string {
  const { t } = useWords()
  const count = (state: SetUpStep['state']) => steps.filter((step) => step.state === state).length
  return t('setup.list-progress', { done: count('done'), all: steps.length, putOff: count('put-off') })
}
