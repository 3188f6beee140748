/** Read off Bird's limits in SOURCES.md: above 70 probable non-case, 61–70 probable case, below 61 definite case. */
import type { Example } from '../model/instrument.ts'

const rated = (score: number, band: string): Example => ({
  name: `${score} is a ${band}`,
  form: 'cgas',
  ticked: `${score}`,
  person: { age: 10, sex: 'x' },
  expect: { score: { value: score, band } },
})

export const examples: readonly Example[] = [
  rated(1, 'definite case'),
  rated(60, 'definite case'),
  rated(61, 'probable case'),
  rated(70, 'probable case'),
  rated(71, 'probable non-case'),
  rated(100, 'probable non-case'),
  { name: 'no number, no score', form: 'cgas', ticked: '-', expect: { score: 'too-many-blanks' } },
]
