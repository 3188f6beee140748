/** Every plan a collector may meet, the current one last: one line a plan. */
import type { Plan } from './plan.ts'
import { plan1 } from './plan-1.ts'

export const plans: Readonly<Record<string, Plan>> = { [plan1.id]: plan1 }
export const currentPlan: Plan = plan1

export function planOf({ plan: id }: { readonly plan: string }): Plan {
  const plan = plans[id]
  if (!plan) throw new RangeError(`no plan ${id}`)
  return plan
}
