/** The collector's migrations, in their order. */
import type { Released } from '../store/migrate.ts'
import { first } from './0001-first.ts'
import { takenAway } from './0002-taken-away.ts'
import { severalProcesses } from './0003-several-processes.ts'
import { signedRequests } from './0004-signed-requests.ts'
import { regions } from './0005-regions.ts'

export const released: Released = {
  '0001-first': first,
  '0002-taken-away': () => takenAway,
  '0003-several-processes': () => severalProcesses,
  '0004-signed-requests': () => signedRequests,
  '0005-regions': () => regions,
}
