/**
 * The day of the newest change in this source: no clock can be right that says an earlier one. From git, or without it
 * from the help list, which is looked through anew at least every half year. The same for everybody who builds the same
 * commit.
 */
import { execFileSync } from 'node:child_process'
import { civilDay } from '#aggregate'
import { checked } from '../src/answering/contacts.ts'

/** A civil date. */
export function builtDay(): string {
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: 'pipe' })
    const day = civilDay(Number(seconds) * 1000)
    return day > checked ? day : checked
  } catch {
    return checked
  }
}
