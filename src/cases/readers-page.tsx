/** Who may read one case: the whole unit, a team, or named people; and who is let in again by new keys. */
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CaseFile } from '../case-file/case-file.ts'
import { type Shown, useProtected } from '../case-file/protected.ts'
import { teamsIn, useStaffHere, useStaffNames } from '../case-file/staff.ts'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice, Page } from '../look/index.tsx'
import { type ProtectedCase, useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { StaffChecks } from './staff-checks.tsx'

type To = ProtectedCase['to']

export default function ReadersPage({ file }: { readonly file: CaseFile }) {
  const { t, list } = useWords()
  const vault = useVault()
  const [, go] = useLocation()
  const records = useRecords()
  const here = useStaffHere()
  const teams = teamsIn(records)
  const now = useProtected().find(({ caseId }) => caseId === file.id)
  const [to, setTo] = useState<To>(now?.to ?? null)
  const [nobody, setNobody] = useState(false)
  const { busy, save, refusal } = useSaving()
  const begun = vault.unfinished().some(({ plan }) => plan.caseId === file.id)
  const named = readersOf(to, teams).filter((id) => here.some(({ staff }) => staff === id))
  const withoutMe = to !== null && !vault.viaRecovery && !named.includes(vault.me.staff)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const none = to !== null && named.length === 0
    setNobody(none)
    if (none || begun) return
    if (await save(() => vault.protect(file.id, to).then(() => true))) go(withoutMe ? '/' : `/cases/${file.id}`)
  }
  const choose = (next: To) => ({
    type: 'radio' as const,
    name: 'readers',
    checked: sameKind(to, next),
    onChange: () => setTo(next),
    autoComplete: 'off',
  })
  return (
    <Page title={t('protected.title')} narrow>
      {now && now.notLetIn.length > 0 && <LetIn one={now} />}
      {now && now.pending.length > 0 && <Pending one={now} />}
      <form className="stack" onSubmit={(event) => void submit(event)} autoComplete="off">
        <p>{t('protected.lead')}</p>
        <fieldset className="choice-set">
          <legend>{t('protected.who')}</legend>
          <label className="option">
            <input {...choose(null)} />
            {t('protected.all')}
          </label>
          {teams.map(({ team, name, staff }) => (
            <label key={team} className="option">
              <input {...choose({ team })} />
              <span>
                {t('protected.team', { name })}{' '}
                <span className="muted">
                  {list(here.filter((one) => staff.includes(one.staff)).map((one) => one.name))}
                </span>
              </span>
            </label>
          ))}
          <label className="option">
            <input {...choose({ staff: now?.to && 'staff' in now.to ? now.to.staff : [vault.me.staff] })} />
            {t('protected.named')}
          </label>
        </fieldset>
        {to !== null && 'staff' in to && (
          <StaffChecks
            label={t('protected.named-who')}
            chosen={to.staff}
            onChange={(staff) => setTo({ staff: [...staff] })}
          />
        )}
        {to !== null && <Notice>{t('protected.kept')}</Notice>}
        {withoutMe && <Notice kind="refusal">{t('protected.without-you')}</Notice>}
        {begun && <Notice kind="refusal">{t('protected.begun')}</Notice>}
        {nobody && <Notice kind="refusal">{t('protected.nobody')}</Notice>}
        {refusal}
        <div className="row">
          <Button look="main" type="submit" disabled={busy || begun}>
            {t('protected.save')}
          </Button>
          <Link href={`/cases/${file.id}`} className="button button--quiet">
            {t('app.cancel')}
          </Link>
        </div>
      </form>
    </Page>
  )
}

/** Named, and with other keys than were let in: a new passphrase from a colleague, a new sheet, somebody new in a team. */
function LetIn({ one }: { readonly one: Shown }) {
  const { t, list } = useWords()
  const vault = useVault()
  const known = useStaffNames()
  const { busy, save, refusal } = useSaving()
  const names = list(one.notLetIn.map((who) => known.get(who) ?? t('protected.sheet')))
  return (
    <section className="card stack">
      <p>{t('protected.new-keys', { names })}</p>
      {refusal}
      <div className="row">
        <Button disabled={busy} onClick={() => void save(() => vault.protect(one.caseId, one.to))}>
          {t('protected.let-in', { names })}
        </Button>
      </div>
    </section>
  )
}

function Pending({ one }: { readonly one: Shown }) {
  const { t, list } = useWords()
  const known = useStaffNames()
  const names = one.pending.flatMap((who) => known.get(who) ?? [])
  return <Notice>{t('protected.pending', { names: list(names) })}</Notice>
}

function readersOf(to: To, teams: ReturnType<typeof teamsIn>): readonly string[] {
  if (to === null) return []
  return 'staff' in to ? to.staff : (teams.find(({ team }) => team === to.team)?.staff ?? [])
}

const kindOf = (to: To) => (to === null ? 'all' : 'team' in to ? to.team : 'named')
const sameKind = (one: To, other: To) => kindOf(one) === kindOf(other)
