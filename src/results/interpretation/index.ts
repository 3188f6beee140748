/** Individual interpretation, behind one door. What is shown without it: answers and sums. */

export {
  type Changed,
  changeBetween,
  changesOf,
  latestOfEach,
  startOf,
  verdictOf,
} from './change.ts'
export { ChangeCard, Numbers } from './change-card.tsx'
export {
  builtWithout,
  type Interpretation,
  interpretationOf,
  interpretationSetting,
  unplaced,
  useInterpretation,
} from './door.ts'
export { twoViews } from './informants.ts'
export { NormsNamed, Placed } from './placed.tsx'
export { ruleValues } from './rule-values.ts'
export { ViewsDiffer } from './views-differ.tsx'
