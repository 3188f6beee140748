/** Who may open the unit, and in which role: a *nyckelansvarig* adds, removes, helps and appoints. What cannot be undone says first what happens, and to whom. */
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import * as z from 'zod'
import { useRoles } from '../../case-file/roles.ts'
import { people } from '../../case-file/staff.ts'
import { TextField } from '../../controls/text-field.tsx'
import { NotSaved, useTyped } from '../../controls/typed.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog, Notice, Page } from '../../look/index.tsx'
import { generatePassphrase, useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { type NewStaff, PassphraseSlip } from '../setup/staff-step.tsx'
import { MemberCard, type StaffAct } from './member-card.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { NewSheet } from './new-sheet.tsx'
import { OwnPassphrase } from './own-passphrase.tsx'
import { RemoveMember } from './remove-member.tsx'
import { RoleDialog } from './role-dialog.tsx'

export function StaffPage() {
  const { t, list } = useWords()
  const vault = useVault()
  const records = useRecords()
  const typed = useTyped(z.string(), null)
  const [name, setName] = useState(typed.found ?? '')
  const [fault, setFault] = useState<string | undefined>()
  const [slip, setSlip] = useState<Pick<NewStaff, 'name' | 'passphrase'> | null>(null)
  const [asked, setAsked] = useState<{
    readonly what: StaffAct
    readonly staff: string
    readonly person: string
  } | null>(null)
  const { busy, save, refusal } = useSaving()
  const here = people(records).filter(({ staff }) => vault.membership().members.has(staff))
  const close = () => setAsked(null)
  const { keeper, keepers } = useRoles()

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const person = name.trim()
    if (person === '') return setFault(t('app.required'))
    if (here.some((each) => each.name === person)) return setFault(t('setup.name-taken'))
    setFault(undefined)
    const passphrase = await save(async () => {
      const cut = await generatePassphrase()
      await vault.addMember(person, cut)
      await vault.append(...typed.settled)
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
          <MemberCard
            key={staff}
            person={{ staff, name: person, active: true }}
            ask={(what) => setAsked({ what, staff, person })}
            busy={busy}
          />
        ))}
      </ul>
      {asked?.what === 'passphrase' && <NewPassphrase {...asked} onClose={close} />}
      {asked?.what === 'roles' && <RoleDialog {...asked} onClose={close} />}
      {asked?.what === 'remove' && <RemoveMember {...asked} onClose={close} />}
      {asked?.what === 'own-passphrase' && (
        <Dialog title={t('unit.new-passphrase-for', { name: asked.person })} onClose={close}>
          <p>{t('unit.new-passphrase-own')}</p>
          <OwnPassphrase before={t('unit.own-before')} done={close} leave={close} />
        </Dialog>
      )}
      {refusal}
      {keeper ? (
        <>
          <form className="row row--end" onSubmit={(event) => void add(event)} autoComplete="off">
            <TextField label={t('setup.staff-name')} value={name} onChange={setName} fault={fault} />
            <Button type="submit" disabled={busy}>
              {t('setup.add-person')}
            </Button>
          </form>
          <NewSheet />
        </>
      ) : (
        <p>{t('unit.ask-keeper', { names: list(keepers.map(({ name }) => name)) })}</p>
      )}
    </Page>
  )
}
