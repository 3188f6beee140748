/** Teams: groups of staff that protected cases can be for. */
import { type FormEvent, useState } from 'react'
import { useRoles } from '../../case-file/roles.ts'
import { type Team, teamsIn, useStaffHere } from '../../case-file/staff.ts'
import { StaffChecks } from '../../cases/staff-checks.tsx'
import { TextField } from '../../controls/text-field.tsx'
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Page } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export default function TeamsPage() {
  const { t, list } = useWords()
  const teams = teamsIn(useRecords())
  const here = useStaffHere()
  const { keeper, keepers } = useRoles()
  const [editing, setEditing] = useState<Team | null>(null)
  const fresh = () => setEditing({ team: crypto.randomUUID(), name: '', staff: [] })
  return (
    <Page title={t('unit.teams')} narrow>
      <p>{t('protected.teams-lead')}</p>
      {teams.length === 0 && <p>{t('protected.no-team')}</p>}
      <ul className="plain stack">
        {teams.map((team) => (
          <li key={team.team} className="card stack">
            <h2>{team.name}</h2>
            <p>{list(here.filter(({ staff }) => team.staff.includes(staff)).map(({ name }) => name))}</p>
            {keeper && (
              <div className="row">
                <Button onClick={() => setEditing(team)}>{t('protected.team-change', { name: team.name })}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {!keeper && <p>{t('protected.team-keeper', { names: list(keepers.map(({ name }) => name)) })}</p>}
      {!keeper ? null : editing ? (
        <TeamFields key={editing.team} team={editing} onDone={() => setEditing(null)} />
      ) : (
        <div className="row">
          <Button look="main" onClick={fresh}>
            {t('protected.new-team')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function TeamFields({ team, onDone }: { readonly team: Team; readonly onDone: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const [name, setName] = useState(team.name)
  const [staff, setStaff] = useState<readonly string[]>(team.staff)
  const [fault, setFault] = useState(false)
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFault(name.trim() === '')
    if (name.trim() === '') return
    const body = { kind: 'team' as const, team: team.team, name: name.trim(), staff: [...staff] }
    const audit = { kind: 'audit' as const, what: 'team.changed', detail: body.name }
    if (await save(() => vault.append({ caseId: null, body }, { caseId: null, body: audit }))) onDone()
  }
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextField
        label={t('protected.team-name')}
        value={name}
        onChange={setName}
        fault={fault ? t('app.required') : undefined}
        max={80}
      />
      <StaffChecks label={t('protected.team-who')} chosen={staff} onChange={setStaff} />
      <p className="muted">{t('protected.team-let-in')}</p>
      {refusal}
      <div className="row">
        <Button look="main" type="submit" disabled={busy}>
          {t('app.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
