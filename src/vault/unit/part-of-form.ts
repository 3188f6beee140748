/** What was answered of a form so far, as it came from where it was answered: opened, held against what staff decided, and made into records. */
import { epochOf } from '../crypto/epochs.ts'
import { aesKey } from '../crypto/seal.ts'
import { openJsonAsUnit } from '../crypto/unit-key.ts'
import type { Row } from '../disk/rows.ts'
import { answeredSoFar, type HandoverTerms, inboxKey, sessionKey } from '../session/handover-terms.ts'
import { openPlan, partAad } from '../session/session.ts'
import type { Draft } from '../vault.ts'
import { brokenOffRecords } from './broken-off.ts'
import type { Unit, Written } from './unit.ts'

interface Part {
  /** The first of them under the id that the row came with. Empty where nothing is answered that is not here already. */
  readonly records: readonly Written[]
  /** Nobody goes on with it. */
  readonly ended: boolean
}

/** The form's own epoch decides, which may be a later one than its hand-over's. */
export const inboxOfForm = async (unit: Unit, form: Row<'handed'>, session?: Row<'sessions'>): Promise<string> =>
  session?.inbox ? inboxKey(unit.keys, unit.header.unit, session, unit.pair) : epochOf(unit.keys, form.epoch).private

/** What does not open, or is of no form that staff chose, is nobody's answer: it is noted as a whole form would be. */
export async function partOf(
  unit: Unit,
  row: Row<'handed'>,
  session: Row<'sessions'>,
  terms: HandoverTerms,
): Promise<Part> {
  const { header, keys, pair } = unit
  const so = await inboxOfForm(unit, row, session)
    .then((half) => openJsonAsUnit(half, partAad(header.unit, row), row.sealed))
    .then((plain) => answeredSoFar.parse(plain))
    .catch(() => null)
  const { caseId, informant } = terms
  if (!so || !terms.forms[so.draft.form])
    return { records: [{ caseId, body: { kind: 'audit', what: 'hand-in.refused', detail: row.id } }], ended: false }
  const key = await aesKey(await sessionKey(keys, header.unit, session, pair))
  const plan = await openPlan(key, header.unit, session)
  const one = { session: row.session, plan: { ...plan, caseId, informant }, draft: so.draft as Draft }
  const [first, ...others] = brokenOffRecords(one, unit.memory.of('broken-off'), so.day)
  const records: readonly Written[] = first ? [{ ...first, id: row.id, at: so.at, by: 'respondent' }, ...others] : []
  return { records, ended: so.ended }
}
