/** The rules by which the unit's cases are due, on screen. */
import { useRecords } from '../vault/index.ts'
import { type DueRules, dueRulesOf } from './due.ts'
import { onceFor } from './once-for.ts'

const rulesOf = onceFor(dueRulesOf)

export const useDueRules = (): DueRules => rulesOf(useRecords())
