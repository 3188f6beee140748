/**
 * Every secret of 32 or 64 bytes that a page makes or takes in (64: an HMAC key that the browser makes), told as it is
 * made: by the browser's own functions, wrapped before the app's first line.
 */
import type { BrowserContext } from 'playwright-core'

export async function everyKeyMade(context: BrowserContext, made: (hex: string) => void): Promise<void> {
  await context.exposeFunction('keyMade', made)
  await context.addInitScript(() => {
    // An empty page, before the app's.
    if (!isSecureContext) return
    const { keyMade } = globalThis as unknown as { keyMade(hex: string): void }
    const told = (bytes: Uint8Array) => {
      if ((bytes.length === 32 || bytes.length === 64) && bytes.some((byte) => byte !== 0))
        keyMade(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    }
    const bytesOf = (data: unknown) =>
      data instanceof ArrayBuffer
        ? new Uint8Array(data)
        : ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
          : null
    const { getRandomValues } = Crypto.prototype
    Crypto.prototype.getRandomValues = function <T extends ArrayBufferView | null>(this: Crypto, into: T): T {
      const filled = getRandomValues.call(this, into as never) as T
      const bytes = bytesOf(filled)
      if (bytes) told(bytes)
      return filled
    }
    const { importKey, generateKey, exportKey, deriveBits } = SubtleCrypto.prototype
    SubtleCrypto.prototype.importKey = function (this: SubtleCrypto, ...all: unknown[]) {
      const bytes = all[0] === 'raw' ? bytesOf(all[1]) : null
      if (bytes) told(bytes)
      return importKey.apply(this, all as never)
    } as typeof importKey
    SubtleCrypto.prototype.deriveBits = async function (this: SubtleCrypto, ...all) {
      const bits = await deriveBits.apply(this, all)
      told(new Uint8Array(bits))
      return bits
    }
    // Made so that the test can read it, whatever the app asked for; what is stored of it would be the same bytes.
    SubtleCrypto.prototype.generateKey = async function (
      this: SubtleCrypto,
      how: AlgorithmIdentifier,
      _out: boolean,
      uses: KeyUsage[],
    ) {
      const key = (await generateKey.call(this, how, true, uses)) as CryptoKey | CryptoKeyPair
      const secret = 'privateKey' in key ? key.privateKey : key
      const { d, k } = (await exportKey.call(this, 'jwk', secret)) as JsonWebKey
      const text = (d ?? k ?? '').replaceAll('-', '+').replaceAll('_', '/')
      told(Uint8Array.from(atob(text), (each) => each.charCodeAt(0)))
      return key
    } as typeof generateKey
  })
}
