/**
 * A file that only a passphrase opens, in the format of age (age-encryption.org/v1): opened by `age -d`, `rage -d`, and
 * by this project's own command line, without this project.
 */
import { Decrypter, Encrypter } from 'age-encryption'

/** 2¹⁵ rounds of scrypt: half a second on a tablet, and six generated words need no more. */
const workFactor = 15

export async function encrypted(
  content: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const age = new Encrypter()
  age.setPassphrase(passphrase)
  age.setScryptWorkFactor(workFactor)
  return new Uint8Array(await age.encrypt(content))
}

/** Null where the passphrase is another, or the file is not whole. */
export async function decrypted(
  content: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const age = new Decrypter()
  age.addPassphrase(passphrase)
  return age.decrypt(content).then(
    (plain) => new Uint8Array(plain),
    () => null,
  )
}
