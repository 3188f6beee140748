/** Who may open the unit: a colleague is added, removed, or given a new passphrase. What cannot be undone says first what happens, and to whom. */
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import * as z from 'zod'
import { people } from '../../case-file/staff.ts'
import { TextField } from '../../controls/text-field.tsx'
import { NotSaved, useTyped } from '../../controls/typed.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Notice, Page } from '../../look/index.tsx'
import { generatePassphrase, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type NewStaff, PassphraseSlip } from '../setup/staff-step.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { NewSheet } from './new-sheet.tsx'
import { RemoveMember } from './remove-member.tsx'

type Asked = { readonly what: 'passphrase' | 'remove'; readonly staff: string; readonly person: string }

export function StaffPage() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const typed = useTyped(z.string(), null)
  const [name, setName] = useState(typed.found ?? '')
  const [fault, setFault] = useState<string | undefined>()
  const [slip, setSlip] = useState<NewStaff | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { busy, save, refusal } = useSaving()
  const here = people(records).filter(({ active }) => active)
  const close = () => setAsked(null)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const person = name.trim()
    if (person === '') return setFault(t('app.required'))
    if (here.some((each) => each.name === person)) return setFault(t('setup.name-taken'))
    setFault(undefined)
    const staff = crypto.randomUUID()
    const body = { kind: 'staff' as const, staff, name: person, active: true }
    const passphrase = await save(async () => {
      const cut = await generatePassphrase()
      await vault.append({ caseId: null, body }, ...typed.settled)
      await vault.setPassphrase(staff, cut)
      return cut
    })
    if (passphrase === null) return
    setSlip({ name: person, passphrase })
    setName('')
  }
  return (
    <Page title={t('unit.staff')} narrow>
      <NotSaved
        typed={typed}
        value={name.trim() === '' ? null : name}
        what={t('setup.not-added', { name: name.trim() })}
        forget={() => setName('')}
      />
      {vault.viaRecovery && <Notice>{t('lock.recovery-next')}</Notice>}
      {vault.backupDue() && (
        <Notice>
          <p>{t('unit.backup-due', { day: vault.keyDays().since })}</p>
          <Link href="/unit/backup">{t('unit.backup-make')}</Link>
        </Notice>
      )}
      {slip && (
        <Notice kind="calm">
          <PassphraseSlip {...slip} />
          <p>{t('unit.copy-now')}</p>
          <Button onClick={() => setSlip(null)}>{t('unit.copied')}</Button>
        </Notice>
      )}
      <ul className="plain stack">
        {here.map(({ staff, name: person }) => (
          <li key={staff} className="card person">
            <strong dir="auto">{person}</strong>
            <Button disabled={busy} onClick={() => setAsked({ what: 'passphrase', staff, person })}>
              {t('unit.new-passphrase')}
              <span className="visually-hidden"> {person}</span>
            </Button>
            <Button
              look="quiet"
              disabled={busy || here.length === 1 || staff === vault.me.staff}
              onClick={() => setAsked({ what: 'remove', staff, person })}
            >
              {t('unit.remove-key')}
              <span className="visually-hidden"> {person}</span>
            </Button>
          </li>
        ))}
      </ul>
      {asked?.what === 'passphrase' && <NewPassphrase {...asked} onClose={close} />}
      {asked?.what === 'remove' && <RemoveMember {...asked} onClose={close} />}
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
