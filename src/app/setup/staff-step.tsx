/** Who works here: each gets a passphrase of their own, six words drawn by chance, shown once to be written down. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { Button, Page } from '../../look/index.tsx'
import { generatePassphrase } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export interface NewStaff {
  readonly name: string
  readonly passphrase: string
  /** To be a *nyckelansvarig*: the first two, until somebody says otherwise. */
  readonly keeper: boolean
}

export function StaffStep(props: {
  readonly above: ReactNode
  readonly back: () => void
  readonly next: () => void
  readonly staff: readonly NewStaff[]
  readonly setStaff: (staff: readonly NewStaff[]) => void
}) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [written, setWritten] = useState(false)
  const [fault, setFault] = useState<string | undefined>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const person = name.trim()
    if (person === '') return setFault(t('app.required'))
    if (props.staff.some((each) => each.name === person)) return setFault(t('setup.name-taken'))
    setFault(undefined)
    const keeper = props.staff.length < 2
    props.setStaff([...props.staff, { name: person, passphrase: await generatePassphrase(), keeper }])
    setName('')
    setWritten(false)
  }
  const keepers = props.staff.filter(({ keeper }, i) => keeper || i === 0).length
  // A colleague who is typed and not added would have no key slot.
  const next = () => (name.trim() === '' ? props.next() : setFault(t('setup.not-added', { name: name.trim() })))
  return (
    <Page title={t('setup.staff-title')} narrow above={props.above}>
      <p>{t('setup.staff-lead')}</p>
      <ul className="plain stack">
        {props.staff.map((person, i) => (
          <li key={person.name} className="card">
            <PassphraseSlip {...person} />
            <label className="check">
              <input
                type="checkbox"
                checked={person.keeper || i === 0}
                disabled={i === 0}
                onChange={({ target }) =>
                  props.setStaff(
                    props.staff.map((each) => (each === person ? { ...each, keeper: target.checked } : each)),
                  )
                }
                autoComplete="off"
              />
              {t('unit.keeper')}
            </label>
            <Button look="quiet" onClick={() => props.setStaff(props.staff.filter((each) => each !== person))}>
              {t('setup.remove-person', { name: person.name })}
            </Button>
          </li>
        ))}
      </ul>
      <form className="row row--end" onSubmit={(event) => void add(event)} autoComplete="off">
        <TextField label={t('setup.staff-name')} value={name} onChange={setName} fault={fault} />
        <Button type="submit">{t('setup.add-person')}</Button>
      </form>
      {props.staff.length > 0 && (
        <p className="muted">
          {t('unit.keeper-about')} {t(keepers < 2 ? 'setup.one-keeper' : 'setup.two-keepers')}
        </p>
      )}
      {props.staff.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={written}
            onChange={(event) => setWritten(event.target.checked)}
            autoComplete="off"
          />
          {t('setup.written')}
        </label>
      )}
      <div className="row">
        <Button look="main" onClick={next} disabled={!written || props.staff.length === 0}>
          {t('app.continue')}
        </Button>
        <Button look="quiet" onClick={props.back}>
          {t('app.back')}
        </Button>
      </div>
    </Page>
  )
}

/** A person's name and passphrase, large enough to be copied by hand without a slip. */
export function PassphraseSlip({ name, passphrase }: Pick<NewStaff, 'name' | 'passphrase'>) {
  const { t } = useWords()
  return (
    <div>
      <strong dir="auto">{name}</strong>
      <p className="muted">{t('setup.passphrase-of')}</p>
      <p className="code passphrase" lang="sv" dir="ltr">
        {passphrase}
      </p>
    </div>
  )
}
