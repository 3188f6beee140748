/** One colleague among those who may open the unit: their roles, and what whoever is in may do about them. */
import type { Person } from '../../case-file/staff.ts'
import { Button } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export type StaffAct = 'passphrase' | 'own-passphrase' | 'roles' | 'remove'

export function MemberCard(props: {
  readonly person: Person
  readonly ask: (what: StaffAct) => void
  readonly busy: boolean
}) {
  const { t } = useWords()
  const vault = useVault()
  const { person, ask, busy } = props
  const { keepers, releaser, members } = vault.membership()
  const own = person.staff === vault.me.staff
  const [keeper, bySheet] = [keepers.has(vault.me.staff), vault.viaRecovery]
  const button = (what: StaffAct, words: string, look?: 'quiet') => (
    <Button key={what} {...(look && { look })} disabled={busy} onClick={() => ask(what)}>
      {words}
      <span className="visually-hidden"> {person.name}</span>
    </Button>
  )
  return (
    <li className="card person">
      <div className="person__who">
        <strong dir="auto">{person.name}</strong>
        {keepers.has(person.staff) && <span className="person__role">{t('unit.keeper')}</span>}
        {releaser === person.staff && <span className="person__role">{t('unit.releaser')}</span>}
        {members.get(person.staff)?.given && <span className="muted">{t('unit.passphrase-given')}</span>}
      </div>
      {own && button('own-passphrase', t('unit.new-passphrase'))}
      {!own && (keeper || bySheet) && button('passphrase', t('unit.new-passphrase'))}
      {(keeper || bySheet) && button('roles', t('unit.roles'))}
      {!own && keeper && button('remove', t('unit.remove-key'), 'quiet')}
    </li>
  )
}
