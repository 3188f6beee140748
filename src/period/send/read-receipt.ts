/** The reader of a receipt brought as a file: the collector's signature, the right shape, and these very bytes; or null. */
import { type Enrolled, receipt as receiptShape, type SignedDocument, signedDocument } from '#aggregate'
import { openSigned } from '../../outbox/signed.ts'

/** @param sha256 of the batch that it must be the receipt of, hex */
export async function readReceipt(
  text: string,
  server: Enrolled['server'],
  sha256: string,
): Promise<SignedDocument | null> {
  const document = signedDocument.safeParse(parsed(text))
  if (!document.success) return null
  const opened = receiptShape.safeParse(await openSigned(document.data, server))
  return opened.success && opened.data.batch === sha256 ? document.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
