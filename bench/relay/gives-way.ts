/** What gives way first, of a server, of whoever asks it, of the machine that they share and of its store. */
import { cpus } from 'node:os'
import { percentile } from '../figures.ts'
import type { Measured } from '../process.ts'

/** Milliseconds for 98 of 100: what a write may take to another's screen, all told. */
const LATE_MS = 2000
/** Answered of those that were asked for: fewer are too few. */
const ENOUGH = 0.8
/** Of a core, or of all that the machine has: as good as all of it. */
const FULL = 0.85

/** Shares of one core, and of the machine's processors all together. */
export interface Busy {
  readonly server: number
  readonly bench: number
  readonly machine: number
}

/** @returns how busy they were from now on, until it is asked */
export function watched(server: Measured): () => Busy {
  const [began, before, own, all] = [performance.now(), server.processor(), process.cpuUsage(), everybody()]
  return () => {
    const [ms, { user, system }, now] = [performance.now() - began, process.cpuUsage(own), everybody()]
    return {
      server: (server.processor() - before) / ms,
      bench: (user + system) / 1000 / ms,
      machine: (now.busy - all.busy) / (now.all - all.all),
    }
  }
}

function everybody() {
  const times = cpus().map(({ times }) => times)
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) }
}

export interface Offered {
  /** A second. */
  readonly asked: number
  readonly answered: number
  readonly refused: number
  readonly ms: readonly number[]
  readonly busy: Busy
}

/** @returns what was seen to give way and what it waited for, in one sentence; null where all held */
export function gaveWay({ asked, answered, refused, ms, busy }: Offered): string | null {
  const late = percentile(ms, 0.98)
  const seen = [
    answered < ENOUGH * asked ? `${answered.toFixed(0)} were answered` : '',
    late > LATE_MS ? `98 of 100 answers took up to ${late.toFixed(0)} ms` : '',
    refused > 0 ? `${refused} were refused` : '',
  ].filter((one) => one !== '')
  return seen.length > 0 ? `At ${asked} a second ${seen.join(' and ')}: ${why(busy)}.` : null
}

function why({ server, bench, machine }: Busy): string {
  const said = (share: number) => `${Math.round(100 * share)} %`
  if (server > FULL) return `the relay's one thread has no processor time left (${said(server)} of a core)`
  if (bench > FULL) return `whoever asks has no processor time left (${said(bench)} of a core), and the relay has`
  if (machine > FULL)
    return `the machine has no processor time left (${said(machine)}), of which the relay had ${said(server)} of a core and whoever asks ${said(bench)}`
  return `nobody's processor is full (the relay ${said(server)} of a core, whoever asks ${said(bench)}, the machine ${said(machine)}), so it is the store and its disk`
}
