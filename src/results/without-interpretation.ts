/**
 * What stands in the place of `interpretation/` in a build without it (`VITE_INTERPRETATION=off`, see vite.config.ts):
 * the same switch, always off. `useInterpretation` is null, so that no screen asks for the rest.
 */
import type * as full from './interpretation/index.ts'

export type { Changed, Interpretation } from './interpretation/index.ts'

function leftOut(): never {
  throw new Error('this build holds no interpretation')
}

export const builtWithout: typeof full.builtWithout = () => true
export const interpretationSetting: typeof full.interpretationSetting = 'interpretation'
export const interpretationOf: typeof full.interpretationOf = () => null
export const useInterpretation: typeof full.useInterpretation = () => null
export const unplaced: typeof full.unplaced = () => []

export const Placed: typeof full.Placed = () => null
export const Cautions: typeof full.Cautions = () => null
export const NormLines: typeof full.NormLines = () => null
export const NormsNamed: typeof full.NormsNamed = () => null
export const MeansBeside: typeof full.MeansBeside = () => null
export const cautionsOf: typeof full.cautionsOf = () => []
export const regressionText: typeof full.regressionText = () => ''
export const ViewsDiffer: typeof full.ViewsDiffer = () => null
export const NormChoices: typeof full.NormChoices = leftOut
export const BriefChange: typeof full.BriefChange = leftOut
export const ChangeCard: typeof full.ChangeCard = leftOut

export const isDeterioration: typeof full.isDeterioration = leftOut
export const changeBetween: typeof full.changeBetween = leftOut
export const changesOf: typeof full.changesOf = leftOut
export const changesTo: typeof full.changesTo = leftOut
export const changeText: typeof full.changeText = leftOut
export const ruleText: typeof full.ruleText = leftOut
