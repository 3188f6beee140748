/** Individual interpretation, behind one door. What is shown without it: answers and sums. */

export {
  type Changed,
  type ChangeFound,
  changeBetween,
  changesOf,
  latestOfEach,
  startOf,
  type Verdict,
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
export { type TwoViews, twoViews } from './informants.ts'
export { NormsNamed, Placed } from './placed.tsx'
export { ViewsDiffer } from './views-differ.tsx'
