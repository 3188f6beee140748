/** The columns of the research tables, each with its name and what it means from the catalogue. */
import type { Words } from '../../words/index.tsx'
import type { Field } from '../table.ts'

/** `codes` is a closed list where it is not empty; their words are at `<words>.<code>`. */
export type MakeField = (
  name: string,
  type: Field['type'],
  codes?: readonly string[],
  words?: string,
  optional?: 'optional',
) => Field

export const fieldMaker =
  ({ named }: Words): MakeField =>
  (name, type, codes = [], words = '', optional) => {
    const about = named(`exports.about.${name}`, '')
    return {
      name,
      title: named(`exports.field.${name}`, name),
      type,
      ...(codes.length > 0 && { codes: codes.map((value) => ({ value, label: named(`${words}.${value}`, value) })) }),
      ...(optional && { optional: true as const }),
      ...(about && { about }),
    }
  }
