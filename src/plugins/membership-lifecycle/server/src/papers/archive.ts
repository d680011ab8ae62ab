import { PDF_UA_NAMESPACE, type Doc } from './pdf-document';

/**
 * Makes a PDF/A-3 with embedded invoice data, in the Factur-X format. pdfkit embeds them:
 * Factur-X's own library adds the current time and drops the tags of the page.
 */

const FILE = 'factur-x.xml';
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** The options of the document, besides those of every paper. */
export const ARCHIVE = { subset: 'PDF/A-3b' } as const;

interface Property {
  name: string;
  description: string;
  type?: 'Text' | 'Integer';
  category?: 'external' | 'internal';
}

const propertyXml = ({ name, description, type = 'Text', category = 'external' }: Property) => `
                <rdf:li rdf:parseType="Resource">
                  <pdfaProperty:name>${name}</pdfaProperty:name>
                  <pdfaProperty:valueType>${type}</pdfaProperty:valueType>
                  <pdfaProperty:category>${category}</pdfaProperty:category>
                  <pdfaProperty:description>${description}</pdfaProperty:description>
                </rdf:li>`;

const schemaXml = (
  { schema, namespace, prefix }: { schema: string; namespace: string; prefix: string },
  properties: readonly Property[],
): string => `
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>${schema}</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${properties.map(propertyXml).join('')}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>`;

const INVOICE_SCHEMA = schemaXml(
  { schema: 'Factur-X PDFA Extension Schema', namespace: NAMESPACE, prefix: 'fx' },
  [
    { name: 'DocumentFileName', description: 'Name of the embedded XML invoice file' },
    { name: 'DocumentType', description: 'INVOICE' },
    { name: 'Version', description: 'Version of the Factur-X XML schema' },
    { name: 'ConformanceLevel', description: 'Factur-X conformance level' },
  ],
);

const ACCESSIBLE_SCHEMA = schemaXml(
  {
    schema: 'PDF/UA Universal Accessibility Schema',
    namespace: PDF_UA_NAMESPACE,
    prefix: 'pdfuaid',
  },
  [
    {
      name: 'part',
      description: 'Part of ISO 14289 to which the document conforms',
      type: 'Integer',
      category: 'internal',
    },
  ],
);

/** PDF/A allows unknown properties only if the file describes them. */
const DESCRIPTION = `
    <rdf:Description rdf:about=""
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>${INVOICE_SCHEMA}${ACCESSIBLE_SCHEMA}
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
      <fx:DocumentFileName>${FILE}</fx:DocumentFileName>
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>`;

/** Embeds the XML, with the metadata that the format requires. */
export const carryData = (doc: Doc, xml: string, madeAt: Date): void => {
  const attachment = {
    name: FILE,
    type: 'text/xml',
    description: 'Factur-X',
    relationship: 'Alternative',
    creationDate: madeAt,
    modifiedDate: madeAt,
  };
  doc.file(Buffer.from(xml, 'utf8'), attachment);
  doc.appendXML(DESCRIPTION);
};
