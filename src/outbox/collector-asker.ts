/** Asks the collector in the name of the unit's device: every request is signed, by the collector's own clock. */
import * as z from 'zod'
import type { Enrolled } from '#aggregate'
import { type OpenVault, requestSigner } from '../vault/index.ts'
import { offlineOr } from './device.ts'

/** What a device has to show for itself at the collector. */
export type Known = Pick<Enrolled, 'deviceId' | 'unit' | 'server'>

interface ResponseWithNonce {
  readonly response: Response
  /** Of the request: a signed answer to it says it again. */
  readonly nonce: string
}

/** A clock that is put right, and a nonce that was heard before. */
const MOST_TRIES = 3

const again = z.object({ refused: z.enum(['wrong-time', 'replayed']), at: z.number().optional() })

/** Null where nobody answers. */
export async function askAsDevice(
  vault: Pick<OpenVault, 'sign'>,
  { deviceId, unit }: Known,
  path: string,
  origin: string,
): Promise<ResponseWithNonce | null> {
  const signer = requestSigner(unit.id, { id: deviceId, sign: (bytes) => vault.sign(bytes) })
  for (let tries = 1; ; tries++) {
    const { header, nonce } = await signer.authorization('GET', path, '')
    const headers = { authorization: header }
    const how = { headers, redirect: 'error', credentials: 'omit', cache: 'no-store' } as const
    const response = await offlineOr((signal) => fetch(`${origin}${path}`, { ...how, signal }))
    if (response?.status !== 401 || tries === MOST_TRIES) return response && { response, nonce }
    const said = again.safeParse(
      await response
        .clone()
        .json()
        .catch(() => null),
    ).data
    if (!said) return { response, nonce }
    if (said.at !== undefined) signer.setClock(said.at)
  }
}
