/** What a region's server has beside its relay: the app, its own two pages, and what it passes on to the nation's collector. */
import { addAccessibilityPage, addHealth, addStyle, type Settings, serveAppFiles } from '#serving'
import type { MoreRoutes } from '../server.ts'
import { addPassedRoutes } from './routes.ts'
import type { Elsewhere } from './settings.ts'

export const regionsRoutes =
  (settings: Settings, elsewhere: Elsewhere): MoreRoutes =>
  async (server, relay) => {
    // The collector may be away: what is of the region goes on.
    addHealth(server, settings.app, () => relay.store.db.selectFrom('store').select('store').executeTakeFirstOrThrow())
    addStyle(server)
    addAccessibilityPage(server, settings)
    await addPassedRoutes(server, elsewhere)
    await serveAppFiles(server, settings.app)
  }
