/** What Linux says of another process: its memory, and the processor's time that it has taken. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface Measured {
  /** Resident memory now, and the most since `begin`, in MB. */
  memory(): { readonly now: number; readonly most: number }
  begin(): void
  /** Milliseconds of processor time, ever: it differs less than time by the wall where the machine is shared. */
  processor(): number
}

export function measured(pid: number | undefined): Measured {
  const of = `/proc/${pid}`
  const inMb = (name: string) => {
    const kb = readFileSync(`${of}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))?.[1]
    return Number(kb) / 1024
  }
  return {
    memory: () => ({ now: inMb('VmRSS'), most: inMb('VmHWM') }),
    // Forgets the peak so far.
    begin: () => writeFileSync(`${of}/clear_refs`, '5'),
    processor: () => {
      // user and system time, in hundredths of a second, after the name in brackets.
      const [, rest = ''] = readFileSync(`${of}/stat`, 'utf8').split(') ')
      const fields = rest.split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
  }
}
