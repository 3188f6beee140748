/** The unit's tablets in the waiting room and what went to them, drawn again when either changes. */
import { type FormAtTablet, formsAtTablets } from '../../case-file/at-tablets.ts'
import { useDeviceName } from '../../controls/use-device-name.ts'
import { useRelay } from '../../controls/use-relay.ts'
import { type Relay, type TabletSeen, useRecords, useVault } from '../../vault/index.ts'

export interface AtTablets {
  readonly relay: Relay
  readonly tablets: readonly TabletSeen[]
  readonly forms: readonly FormAtTablet[]
  readonly nameOf: (device: string) => string
}

/** Null until the relay's side of the vault has been fetched. */
export function useTablets(): AtTablets | null {
  const vault = useVault()
  const at = useRelay()
  const named = useDeviceName()
  useRecords()
  if (!at) return null
  const tablets = at.relay.tablets()
  const names = new Map(vault.of('device').map(({ body }) => [body.device, body.name]))
  return {
    relay: at.relay,
    tablets,
    forms: formsAtTablets({ handedOver: vault.of('handed-over'), givenBack: vault.of('given-back'), tablets }),
    nameOf: (device) => named({ device, name: names.get(device) ?? null }),
  }
}
