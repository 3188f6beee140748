/** A unit at a real relay that serves the page it is on: browsers with profiles of their own, which can be killed, and copied as files. */
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { WithRelay } from '../browser/with-relay.ts'
import { type Backend, newProfile, type Running, removeProfile, startBrowser } from '../vault/browser.ts'
import { type Costs, vaultPage } from '../vault/site.ts'

/** One of the unit's devices: a profile on disk, and at times a browser on it. */
export interface DeviceAtRelay {
  readonly profile: string
  /** Starts the browser; one that still runs is killed first. */
  start(): Promise<Running>
  /** Of the browser that runs, or of one that is started. */
  page(): Promise<Page>
  kill(): Promise<void>
  /** Another with the profile's files as they lie; the browser is killed first. */
  copied(): Promise<DeviceAtRelay>
}

export interface UnitAtRelay {
  /** On which the unit was begun. */
  readonly writer: DeviceAtRelay
  /** Let in by the first. */
  readonly reader: DeviceAtRelay
  /** A browser that is no device of the unit yet. */
  another(): Promise<DeviceAtRelay>
}

/** Both have been started, and what is on the one is on the other. `began` is called with the page of each, before there is a unit. */
export async function withUnitAtRelay<T>(
  backend: Backend,
  work: (unit: UnitAtRelay) => Promise<T>,
  began: (page: Page) => Promise<void> = async () => {},
  costs: Costs = 'low',
): Promise<T> {
  const server = await WithRelay.started({ APP: await vaultPage(costs) })
  const ended: (() => Promise<void>)[] = []
  const deviceOn = (profile: string): DeviceAtRelay => {
    let running: Running | null = null
    const kill = async () => {
      await running?.kill()
      running = null
    }
    ended.push(async () => {
      await kill()
      await removeProfile(profile)
    })
    const start = async () => {
      await kill()
      running = await startBrowser(profile, backend, server.address)
      return running
    }
    return {
      profile,
      kill,
      start,
      page: async () => (running ?? (await start())).page,
      async copied() {
        await kill()
        const copy = await newProfile()
        await cp(profile, copy, { recursive: true, verbatimSymlinks: true })
        // What says that a browser runs on the profile is no part of what somebody restores elsewhere.
        const locks = (await readdir(copy)).filter((name) => name.startsWith('Singleton'))
        await Promise.all(locks.map((name) => rm(join(copy, name))))
        return deviceOn(copy)
      },
    }
  }
  try {
    const [writer, reader] = [deviceOn(await newProfile()), deviceOn(await newProfile())]
    const [first, second] = [(await writer.start()).page, (await reader.start()).page]
    for (const page of [first, second]) await began(page)
    const backup = await first.evaluate((code) => window.mattstock.joinedUnit(code), server.code())
    await second.evaluate((text) => window.mattstock.bringIn(text), backup)
    const name = await second.evaluate(() => window.mattstock.deviceHere())
    await first.evaluate((one) => window.mattstock.letsIn(one), name)
    await second.evaluate(() => window.mattstock.inStepOnce())
    return await work({ writer, reader, another: async () => deviceOn(await newProfile()) })
  } finally {
    for (const end of ended) await end()
    await server.end()
  }
}
