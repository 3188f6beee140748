/** Individual interpretation, behind one switch. What is shown without it: answers and sums. */

export { BriefChange } from './brief-change.tsx'
export { cautionsOf } from './cautions.ts'
export {
  type Changed,
  changeBetween,
  changesOf,
  changesTo,
  isDeterioration,
  verdictOf,
} from './change.ts'
export { ChangeCard } from './change-card.tsx'
export { changeText, regressionText, ruleText } from './change-text.ts'
export { NormChoices } from './norm-choices.tsx'
export { Cautions, MeansBeside, NormLines, NormsNamed, Placed } from './placed.tsx'
export {
  builtWithout,
  type Interpretation,
  interpretationOf,
  interpretationSetting,
  unplaced,
  useInterpretation,
} from './switch.ts'
export { ViewsDiffer } from './views-differ.tsx'
