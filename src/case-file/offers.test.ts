import { expect, it } from 'vitest'
import { answered, fileOf } from '../cases/testing.ts'
import { linesOf } from './lines.ts'
import { formsAt, offersFor } from './offers.ts'

const real = { practice: false }

const day = '2026-11-21'
const offered = (born: number, ...bodies: Parameters<typeof fileOf> extends [number, ...infer R] ? R : never) =>
  offersFor(fileOf(born, ...bodies), formsAt(real), day).map(({ form, occasion }) => `${form.id} ${occasion}`)

it('offers a youth of fifteen the forms of their age, all as first measurements', () => {
  const all = offered(2011)
  expect(all).toContain('sdq-s11-17 first')
  expect(all).toContain('sdq-p4-17 first')
  expect(all.filter((each) => /p2-4|t2-4|follow-up$/.test(each))).toEqual([])
})

it('counts both ages of a year: born 2009 turns 17 in 2026 and may be 16, so an upper limit of 16 still fits', () => {
  expect(offered(2009)).toContain('yp-core first')
  expect(offered(2008)).not.toContain('yp-core first')
})

it('offers the follow-up form once the same informant has answered, and only to that informant', () => {
  const all = offered(2011, answered('sdq-s11-17', '2026-10-01'))
  expect(all).toContain('sdq-s11-17-followup follow-up')
  expect(all).not.toContain('sdq-s11-17 first')
  expect(all).toContain('sdq-p4-17 first')
})

it('takes what was answered at another unit for no first measurement here', () => {
  const before = { ...answered('sdq-s11-17', '2026-10-01'), moved: true as const }
  expect(offered(2011, before)).toContain('sdq-s11-17 first')
})

it('offers a form for any occasion again, as a follow-up', () => {
  expect(offered(2009, answered('core-om', '2026-10-01'))).toContain('core-om follow-up')
})

it('offers an invented instrument in practice only', () => {
  const has = (practice: boolean) => formsAt({ practice }).some(({ instrument }) => instrument === 'ordinary-week')
  expect([has(false), has(true)]).toEqual([false, true])
})

it('puts what was measured first, each with its first measurement, its later ones and what may be asked now', () => {
  const file = fileOf(2011, answered('sdq-s11-17', '2026-10-01'), answered('sdq-s11-17-followup', '2026-11-10'))
  const [line] = linesOf(file, formsAt(real), day)
  expect(line?.form).toBe('sdq-s11-17')
  expect(line?.first.map(({ body }) => body.day)).toEqual(['2026-10-01'])
  expect(line?.later.map(({ body }) => body.day)).toEqual(['2026-11-10'])
  expect(line?.offer?.form.id).toBe('sdq-s11-17-followup')
})
