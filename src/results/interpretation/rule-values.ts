/** What the sentence on a rule of change needs: its points, and its confidence where the source says one. */
import type { ChangeLabel } from '#instruments'
import type { Figures } from '../figures.ts'

export function ruleValues({ rci, rule }: ChangeLabel, { decimal }: Figures, digits: number) {
  const { confidence } = rule
  return {
    points: decimal(rci, digits),
    known: confidence === null ? 'no' : 'yes',
    percent: confidence === null ? '' : decimal(confidence * 100, 0),
  }
}
