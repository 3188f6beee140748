/** The signed national file of a period, believed under the pinned key or one that it has endorsed. */
import type { Edition, National } from '#aggregate'
import { offlineOr } from '../../outbox/device.ts'
import { openFromCollector, type Pinned } from '../../outbox/signed.ts'
import { listPeriods } from '../fetch-periods.ts'

export type NationalRefusal = { readonly refused: 'offline' | 'not-published' | 'not-the-collector' }

export async function fetchNational(
  period: string,
  edition: Edition,
  pinned: Pinned,
  origin = '',
): Promise<National | NationalRefusal> {
  const address = `${origin}/v1/national/${encodeURIComponent(period)}/${edition}`
  const response = await offlineOr((signal) => fetch(address, { redirect: 'error', signal }))
  if (!response || response.status >= 500) return { refused: 'offline' }
  if (response.status === 404) return { refused: await whyNotThere(period, edition, pinned, origin) }
  const opened = await openFromCollector(await response.json().catch(() => null), pinned, origin)
  return isNational(opened, period, edition) ? opened : { refused: 'not-the-collector' }
}

/** That a file is not there is signed by nobody; which are published stands in the collector's signed list. */
async function whyNotThere(period: string, edition: Edition, pinned: Pinned, origin: string) {
  const listed = await listPeriods(pinned, origin)
  const isThere = !('refused' in listed) && listed.periods.find(({ id }) => id === period)?.published.includes(edition)
  return isThere ? 'not-the-collector' : 'not-published'
}

/** Signed by the collector, so its shape is trusted; which file it is, is not. */
function isNational(value: unknown, period: string, edition: Edition): value is National {
  const file = value as Partial<National> | null
  return file?.format === 'mattstock-national-1' && file.period === period && file.edition === edition
}
