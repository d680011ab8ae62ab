import type PDFDocument from 'pdfkit';

/**
 * Makes a PDF/A-3 with embedded invoice data, in the Factur-X format. pdfkit embeds them:
 * Factur-X's own library adds the current time and drops the tags of the page.
 */

type Doc = InstanceType<typeof PDFDocument>;

const FILE = 'factur-x.xml';
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** The options of the document, besides those of every paper. */
export const ARCHIVE = { subset: 'PDF/A-3b' } as const;

/** pdfkit does not escape texts in XML, so free texts are added here. */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const property = (name: string, description: string): string => `
                <rdf:li rdf:parseType="Resource">
                  <pdfaProperty:name>${name}</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                  <pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>${description}</pdfaProperty:description>
                </rdf:li>`;

/** PDF/A allows unknown properties only if the file describes them. */
const DESCRIPTION = `
    <rdf:Description rdf:about=""
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${[
                property('DocumentFileName', 'Name of the embedded XML invoice file'),
                property('DocumentType', 'INVOICE'),
                property('Version', 'Version of the Factur-X XML schema'),
                property('ConformanceLevel', 'Factur-X conformance level'),
              ].join('')}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">
      <fx:DocumentFileName>${FILE}</fx:DocumentFileName>
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>`;

const whoAndWhat = (title: string, author: string): string => `
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
    </rdf:Description>`;

interface Described {
  title: string;
  author: string;
  madeAt: Date;
}

/** Embeds the XML, with the metadata that the format requires. */
export const carryData = (doc: Doc, xml: string, { title, author, madeAt }: Described): void => {
  const attachment = {
    name: FILE,
    type: 'text/xml',
    description: 'Factur-X',
    relationship: 'Alternative',
    creationDate: madeAt,
    modifiedDate: madeAt,
  };
  doc.file(Buffer.from(xml, 'utf8'), attachment);
  // The published types lag behind the library.
  const described = doc as { appendXML(text: string): void };
  described.appendXML(whoAndWhat(title, author));
  described.appendXML(DESCRIPTION);
};
