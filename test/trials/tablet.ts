/** A tablet for a trial: a site, a profile, and a browser that can be stopped and started on it. */
import { type Backend, newProfile, type Running, removeProfile, startBrowser } from '../vault/browser.ts'
import { type Costs, type Site, vaultSite } from '../vault/site.ts'
import type { Guard } from './trial.ts'

export interface TrialTablet {
  readonly site: Site
  readonly profile: string
  /** Starts the browser; one that still runs is killed first. */
  start(): Promise<Running>
}

/** What a trial does about the browser's process, beside killing it. */
export interface Struck {
  /** Environment for the browser on this profile. */
  readonly env?: (profile: string) => Readonly<Record<string, string>>
  /** What is done to the profile of a browser that was killed. */
  readonly afterwards?: (profile: string) => Promise<void>
  /** Takes away what was kept beside the profile. */
  readonly removed?: (profile: string) => Promise<void>
}

const LANES = 2

/** Several tablets side by side: a browser's start is waited for more than it works. What the work puts back is done too. */
export async function sideBySide<T>(todo: T[], work: (one: T) => Promise<void>): Promise<void> {
  async function lane() {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

export async function withTablet<T>(
  backend: Backend,
  without: readonly Guard[],
  work: (it: TrialTablet) => Promise<T>,
  {
    env = () => ({}),
    afterwards = async () => {},
    removed = async () => {},
    costs,
  }: Struck & { readonly costs?: Costs } = {},
): Promise<T> {
  const site = await vaultSite(costs)
  const profile = await newProfile()
  let running: Running | null = null
  try {
    return await work({
      site,
      profile,
      async start() {
        await running?.kill()
        if (running) await afterwards(profile)
        running = await startBrowser(profile, backend, `${site.address}?without=${without.join()}`, env(profile))
        return running
      },
    })
  } finally {
    await (running as Running | null)?.kill()
    await site.close()
    await removeProfile(profile)
    await removed(profile)
  }
}
