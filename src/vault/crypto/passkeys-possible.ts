/** Whether this browser can ask an authenticator for a secret of its own (WebAuthn PRF), by what it says itself. */

/** A name that is an address of the network has no passkeys. */
const isAddress = (name: string) => /^[\d.]+$|:/.test(name)

export async function passkeysPossible(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis) || isAddress(location.hostname)) return false
  const capabilities = await PublicKeyCredential.getClientCapabilities?.().catch(() => null)
  return capabilities?.['extension:prf'] === true
}
