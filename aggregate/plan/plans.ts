/** Every plan a collector may meet, the current one last: one line a plan. */
import { formById } from '#instruments'
import type { Plan } from './plan.ts'
import { plan1 } from './plan-1.ts'
import { plan2 } from './plan-2.ts'

export const plans: Readonly<Record<string, Plan>> = { [plan1.id]: plan1, [plan2.id]: plan2 }
export const currentPlan: Plan = plan2

export function planOf({ plan: id }: { readonly plan: string }): Plan {
  const plan = plans[id]
  if (!plan) throw new RangeError(`no plan ${id}`)
  return plan
}

/** The revision of a measure's scoring as this program has it: what a new period asks for. 1 for one that no plan holds. */
export function revisionNow(id: string): number {
  const measure = currentPlan.measures.find((measure) => measure.id === id)
  return (measure && formById(measure.first)?.revision) ?? 1
}
