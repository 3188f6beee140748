/** What both ends derive from a one-time code: its name, which is sent, and the key by which they vouch for each other. */
import { codeDerivation, readCode } from '#aggregate'
import { base64, hex, unbase64, utf8 } from '../vault/index.ts'

export interface CodeKey {
  readonly name: string
  /** @returns HMAC-SHA-256, base64url */
  mac(text: string): Promise<string>
  isVouched(text: string, mac: string): Promise<boolean>
}

export async function deriveCodeKey(typed: string): Promise<CodeKey> {
  const { salt, hash, iterations, bytes } = codeDerivation
  const code = await crypto.subtle.importKey('raw', utf8(readCode(typed)), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', salt: utf8(salt), hash, iterations }
  const both = new Uint8Array(await crypto.subtle.deriveBits(how, code, bytes * 8))
  const hmac = { name: 'HMAC', hash }
  const key = await crypto.subtle.importKey('raw', both.slice(32), hmac, false, ['sign', 'verify'])
  return {
    name: hex(both.slice(0, 32)),
    mac: async (text) => base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)))),
    isVouched: async (text, mac) => await crypto.subtle.verify('HMAC', key, unbase64(mac), utf8(text)),
  }
}
