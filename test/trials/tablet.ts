/** A tablet for a trial: a site, a profile, and a browser that can be stopped and started on it. */
import { type Backend, newProfile, type Running, removeProfile, startBrowser } from '../vault/browser.ts'
import { type Site, vaultSite } from '../vault/site.ts'
import type { Guard } from './trial.ts'

export interface TrialTablet {
  readonly site: Site
  /** Starts the browser; one that still runs is killed first. */
  start(): Promise<Running>
}

export async function withTablet<T>(
  backend: Backend,
  without: readonly Guard[],
  work: (it: TrialTablet) => Promise<T>,
): Promise<T> {
  const site = await vaultSite()
  const profile = await newProfile()
  let running: Running | null = null
  try {
    return await work({
      site,
      async start() {
        await running?.kill()
        running = await startBrowser(profile, backend, `${site.address}?without=${without.join()}`)
        return running
      },
    })
  } finally {
    await (running as Running | null)?.kill()
    await site.close()
    await removeProfile(profile)
  }
}
