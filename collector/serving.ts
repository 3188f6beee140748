/**
 * What the relay, which serves as the collector does, has from here: an HTTP server with every guard on it, stores on either
 * engine, backups, signatures, the token for commands, and the parts that the operator's pages are made of. Nothing of units, periods and batches.
 */
export { type Act, addActPage } from './admin/act-page.ts'
export { field, takeForms } from './admin/forms.ts'
export { form, input, moment, sendAdminPage, table } from './admin/frame.ts'
export { type ConsoleToken, consoleToken, runningCollector as runningServer } from './console/token.ts'
export { addMetrics, type Gauge } from './health/metrics.ts'
export { networkOf } from './limits.ts'
export { addAccessibilityPage } from './pages/accessibility-page.ts'
export { html } from './pages/html.ts'
export { addStyle } from './pages/style.ts'
export { serve } from './serve.ts'
export { readSettings, type Settings, secret } from './settings.ts'
export { isSignedBy, makeKey, type PrivateKey, sha256Hex, signBytes } from './signing/es256.ts'
export type { Beside } from './start.ts'
export {
  type Kept,
  orRefused,
  Refused,
  type Restored,
  readBackupFile,
  type Written,
  writeBackupFile,
} from './store/backup-file.ts'
export { type Engine, openEngine, type Place } from './store/engine.ts'
export type { Released } from './store/migrate.ts'
export { StoreRefused } from './store/refused.ts'
export { consoleGuard, type KnownRoute } from './web/access.ts'
export { serveAppFiles } from './web/app-files.ts'
export { bareServer } from './web/bare-server.ts'
export { addHealth } from './web/health.ts'
export { listen, orOneSentence, untilToldToStop } from './web/listen.ts'
export { LONGEST_REQUEST_MS } from './web/not-understood.ts'
export { refuse } from './web/refuse.ts'
export type { Refusal, RefusalCode } from './words/refusals.ts'
export { sv } from './words/sv.ts'
export { type Language, languageOf, type Widened } from './words/words.ts'
