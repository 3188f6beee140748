import type { Form } from './definition.ts'

/** Whether a form is for somebody born in a year, on a civil day. Only the year is known, so both its ages count. */
export function fitsAge({ ages }: Pick<Form, 'ages'>, born: number, day: string): boolean {
  const turns = Number(day.slice(0, 4)) - born
  return turns >= ages.from && turns - 1 <= ages.to
}
