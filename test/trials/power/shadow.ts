/** Compiles the shadow disk and puts it under a browser: see shadow.c for what it keeps. */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, open, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Struck } from '../tablet.ts'

const SOURCE = 'test/trials/power/shadow.c'
const LIBRARY = resolve('.cache/shadow.so')

/** A power cut: the profile is what was flushed, and `seen` is told how many flushes that took. */
export async function powerCut(seen: (flushes: number) => void): Promise<Struck> {
  await mkdir('.cache', { recursive: true })
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', LIBRARY, SOURCE, '-ldl'])
  return {
    env: (profile) => ({ LD_PRELOAD: LIBRARY, SHADOW_OF: profile, SHADOW: shadowOf(profile) }),
    async afterwards(profile) {
      seen(await flushes(profile))
      await rm(waiting(profile), { force: true })
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      await mkdir(shadowOf(profile), { recursive: true })
      await cp(shadowOf(profile), profile, { recursive: true })
    },
    async removed(profile) {
      await rm(waiting(profile), { force: true })
      await rm(shadowOf(profile), { recursive: true, force: true })
    },
  }
}

const shadowOf = (profile: string) => `${profile}.shadow`
const waiting = (profile: string) => `${profile}.shadow.waiting`

/** A browser that was never seen to flush has gone past the shadow, and then nothing would be shown. */
async function flushes(profile: string): Promise<number> {
  const list = await open(waiting(profile))
  try {
    const { buffer } = await list.read(Buffer.alloc(16), 0, 16, 0)
    return Number(buffer.readBigUInt64LE(8))
  } finally {
    await list.close()
  }
}
