/** The signed national file of a period, believed under the pinned key only. */
import type { Edition, National } from '#aggregate'
import { offlineOr } from '../../outbox/device.ts'
import { openSigned, type Pinned } from '../../outbox/signed.ts'

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
  if (response.status === 404) return { refused: 'not-published' }
  const opened = await openSigned(await response.json().catch(() => null), pinned)
  return isNational(opened, period, edition) ? opened : { refused: 'not-the-collector' }
}

/** Signed by the collector, so its shape is trusted; which file it is, is not. */
function isNational(value: unknown, period: string, edition: Edition): value is National {
  const file = value as Partial<National> | null
  return file?.format === 'mattstock-national-1' && file.period === period && file.edition === edition
}
