/** The page's way in: everything written, for whoever asks from outside. */
import { everythingWritten } from './everything-written.ts'

declare global {
  interface Window {
    everythingWritten: typeof everythingWritten
  }
}
window.everythingWritten = everythingWritten
