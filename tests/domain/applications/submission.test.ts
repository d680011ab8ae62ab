import {
  peopleOf,
  sameness,
  tidySubmission,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/submission';
import { applicationBody } from '../../helpers/applications';

const body = applicationBody();
const [contact] = body.contacts;

describe('an application as it is kept', () => {
  it('says what was meant: no space too many, numbers as digits, nothing where nothing was said', () => {
    const kept = tidySubmission({
      ...body,
      organisation: {
        name: '  Commune   de\u00a0Valserine ',
        siret: ' 217 500 016 00019 ',
        address: {
          lines: ' Hôtel  de ville \r\n 1 place\r\rBP 3\n\n\n\nCedex \n\n',
          postalCode: ' 39310 ',
          city: ' Val  serine ',
          country: 'FR',
        },
      },
      contacts: [
        { ...contact, name: ' Camille  Martin ', email: ' c@d.example ', phone: ' 03  84 ' },
      ],
      message: ' Bonjour \n\n\n\n à  vous ',
      consent: 'text-1',
    });
    expect(kept).toEqual({
      tierCode: body.tier,
      organisation: {
        name: 'Commune de Valserine',
        siret: '21750001600019',
        address: {
          lines: 'Hôtel de ville\n1 place\n\nBP 3\n\nCedex',
          postalCode: '39310',
          city: 'Val serine',
          country: 'FR',
        },
        figure: null,
      },
      contacts: [
        {
          name: 'Camille Martin',
          email: 'c@d.example',
          role: 'representative',
          locale: 'fr',
          phone: '03 84',
        },
      ],
      message: 'Bonjour\n\nà vous',
      consentTextId: 'text-1',
    });
  });

  it.each([undefined, null, '', '  '])('holds nothing where « %s » was given', (nothing) => {
    const kept = tidySubmission({
      ...body,
      organisation: { ...body.organisation, siret: nothing },
      contacts: [{ ...contact, phone: nothing }],
      message: nothing,
      consent: nothing?.trim(),
    });
    expect(kept.organisation.siret).toBeNull();
    expect(kept.contacts[0].phone).toBeNull();
    expect(kept.message).toBeNull();
    expect(kept.consentTextId).toBeNull();
  });

  it('writes a letter with its accent in one way, so that a name is found however it was typed', () => {
    const kept = tidySubmission({
      ...body,
      organisation: { ...body.organisation, name: 'Le\u0301on' },
      message: 'E\u0301te\u0301',
    });
    expect([kept.organisation.name, kept.message]).toEqual(['L\u00e9on', '\u00c9t\u00e9']);
  });

  it('is the same when it is sent again in capitals, and another when anything else differs', () => {
    const shouted = {
      ...body,
      organisation: { ...body.organisation, name: 'COMMUNE DE VALSERINE' },
    };
    expect(sameness(tidySubmission(shouted))).toBe(sameness(tidySubmission(body)));
    const other = { ...body, message: 'Autre chose' };
    expect(sameness(tidySubmission(other))).not.toBe(sameness(tidySubmission(body)));
  });

  it('is found by its body and each of its people, a line each', () => {
    const kept = tidySubmission({
      ...body,
      contacts: [contact, { ...contact, name: 'Bob', email: 'B@C.D' }],
    });
    expect(peopleOf(kept)).toBe(
      'commune de valserine\ncamille martin camille.martin@valserine.example\nbob b@c.d',
    );
  });
});
