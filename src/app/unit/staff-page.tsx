/** Key slots: a colleague gets one, loses one, or gets a new passphrase; and the recovery sheet is made anew. */
import { type FormEvent, useState } from 'react'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { generatePassphrase, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { RecoverySheet } from '../setup/recovery-sheet.tsx'
import { type NewStaff, PassphraseSlip } from '../setup/staff-step.tsx'
import { people } from './staff.ts'

export function StaffPage() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const [slip, setSlip] = useState<NewStaff | null>(null)
  const { busy, save, refusal } = useSaving()
  const here = people(records).filter(({ active }) => active)

  const cut = (staff: string, person: string) =>
    save(async () => {
      const passphrase = await generatePassphrase()
      await vault.addKeySlot(staff, passphrase)
      setSlip({ name: person, passphrase })
    })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const person = name.trim()
    if (person === '') return setFault(t('app.required'))
    if (here.some((each) => each.name === person)) return setFault(t('setup.name-taken'))
    setFault(undefined)
    const staff = crypto.randomUUID()
    const body = { kind: 'staff' as const, staff, name: person, active: true }
    if (!(await save(() => vault.append({ caseId: null, body })))) return
    await cut(staff, person)
    setName('')
  }
  const remove = (staff: string, person: string) =>
    save(async () => {
      await vault.removeKeySlot(staff)
      await vault.append({ caseId: null, body: { kind: 'staff', staff, name: person, active: false } })
    })
  return (
    <Page title={t('unit.staff')} narrow>
      {vault.viaRecovery && <Notice>{t('lock.recovery-next')}</Notice>}
      {slip && (
        <Notice kind="calm">
          <PassphraseSlip {...slip} />
          <p>{t('unit.copy-now')}</p>
          <Button onClick={() => setSlip(null)}>{t('unit.copied')}</Button>
        </Notice>
      )}
      <ul className="plain stack">
        {here.map((person) => (
          <li key={person.staff} className="card person">
            <strong dir="auto">{person.name}</strong>
            <Button disabled={busy} onClick={() => void cut(person.staff, person.name)}>
              {t('unit.new-passphrase')}
              <span className="visually-hidden"> {person.name}</span>
            </Button>
            <RemoveKeySlot
              person={person.name}
              disabled={busy || here.length === 1 || person.staff === vault.me.staff}
              remove={() => void remove(person.staff, person.name)}
            />
          </li>
        ))}
      </ul>
      {refusal}
      <form className="row row--end" onSubmit={(event) => void add(event)} autoComplete="off">
        <TextField label={t('setup.staff-name')} value={name} onChange={setName} fault={fault} />
        <Button type="submit" disabled={busy}>
          {t('setup.add-person')}
        </Button>
      </form>
      <NewSheet />
    </Page>
  )
}

/** Two presses, since a removed key slot opens nothing from then on. */
function RemoveKeySlot(props: { readonly person: string; readonly disabled: boolean; readonly remove: () => void }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button look="quiet" disabled={props.disabled} onClick={() => setSure(true)}>
        {t('unit.remove-key')}
        <span className="visually-hidden"> {props.person}</span>
      </Button>
    )
  return (
    <>
      <span>{t('unit.remove-sure', { name: props.person })}</span>
      <Button onClick={props.remove}>{t('app.yes')}</Button>
      <Button look="quiet" onClick={() => setSure(false)}>
        {t('app.no')}
      </Button>
    </>
  )
}

function NewSheet() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [code, setCode] = useState<string | null>(null)
  const unit = records.findLast(({ body }) => body.kind === 'unit')
  return (
    <section className="stack">
      <h2>{t('setup.sheet-title')}</h2>
      <p className="no-print">{t('unit.new-sheet-about')}</p>
      {code === null ? (
        <Button onClick={() => void vault.newRecoveryCode().then(setCode)}>{t('unit.new-sheet')}</Button>
      ) : (
        <>
          <RecoverySheet unit={unit?.body.kind === 'unit' ? unit.body.name : ''} code={code} />
          <Button look="main" className="no-print" onClick={() => print()}>
            {t('app.print')}
          </Button>
        </>
      )}
    </section>
  )
}
