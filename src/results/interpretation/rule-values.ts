/** What the sentence on a rule of change needs: its points, and its confidence where the source says one. */
import type { ChangeLabel } from '#instruments'
import type { Figures } from '../figures.ts'
import type { Names } from '../names.ts'

export function ruleValues({ rci, rule }: ChangeLabel, { decimal }: Figures, digits: number) {
  const { confidence } = rule
  return {
    points: decimal(rci, digits),
    known: confidence === null ? 'no' : 'inferred' in rule ? 'ours' : 'yes',
    percent: confidence === null ? '' : decimal(confidence * 100, 0),
  }
}

/** Whose rule and limit a label stands on, where sex or age tells labels apart. */
export const labelFor = ({ sex, age }: ChangeLabel, names: Names): string =>
  names.limitFor({ sex, ages: age === null ? null : { from: age, to: age } })
