import type { Localised } from '../../../../shared/kernel/common';

/** The sentences for lines that do not say whose a name, a contact or an address is. */
export const WHOSE_TEXTS: Record<string, Localised> = {
  'address-of-two-lines': {
    fr: 'Cette cellule est vide, et la ligne {line} y met « {value} » pour une autre adresse : une adresse est reprise d’une seule ligne. Remplir la cellule, ou vider l’adresse de la ligne {line}.',
    en: 'This cell is empty, and line {line} has “{value}” there for another address: an address is taken from one line. Fill the cell, or empty the address of line {line}.',
  },
  'contact-of-two-lines': {
    fr: 'Cette cellule est vide, et la ligne {line} y met « {value} » pour un autre contact : un contact est repris d’une seule ligne. Remplir la cellule, ou vider le contact de la ligne {line}.',
    en: 'This cell is empty, and line {line} has “{value}” there for another contact: a contact is taken from one line. Fill the cell, or empty the contact of line {line}.',
  },
  'name-with-another-contact': {
    fr: 'Un membre de ce nom a un autre contact (« {stored} », ici « {value} ») : si c’est lui, ajouter son SIRET ou sa référence ; sinon, distinguer les deux noms.',
    en: 'A member of this name has another contact (“{stored}”, here “{value}”): if it is the same, add its SIRET or its reference; else tell the two names apart.',
  },
  'name-with-email': {
    fr: 'Ce nom contient une adresse électronique (« {value} ») : ne garder que le nom, et mettre l’adresse dans la colonne du courriel.',
    en: 'This name contains an e-mail address (“{value}”): keep the name alone, and put the address into the column of the e-mail.',
  },
  'name-with-two-emails': {
    fr: '« {name} » a ici l’adresse « {value} », et une autre à la ligne {line} : n’en garder qu’une ; pour deux organismes ou deux personnes de ce nom, les distinguer par leur nom, leur SIRET ou leur référence.',
    en: '“{name}” has the address “{value}” here, and another one in line {line}: keep one of them; for two bodies or two people of this name, tell them apart by their name, their SIRET or their reference.',
  },
  'several-people': {
    fr: 'Cette cellule nomme plusieurs personnes (« {value} ») : une seule par cellule, les autres s’ajoutent ensuite sur la fiche du membre.',
    en: 'This cell names several people (“{value}”): one in each cell, the others are added on the member’s page afterwards.',
  },
  'two-addresses': {
    fr: 'Le même membre a une autre adresse à la ligne {line} (ici « {value} ») : si c’est un autre organisme, ajouter son SIRET ou sa référence ; sinon, mettre la même adresse sur les deux lignes.',
    en: 'The same member has another address in line {line} (here “{value}”): if it is another body, add its SIRET or its reference; else put the same address on both lines.',
  },
  'two-contacts': {
    fr: 'Le même membre a un autre contact à la ligne {line} (ici « {value} ») : si c’est un autre organisme, ajouter son SIRET ou sa référence ; sinon, mettre la même personne sur les deux lignes.',
    en: 'The same member has another contact in line {line} (here “{value}”): if it is another body, add its SIRET or its reference; else put the same person on both lines.',
  },
  'two-first-names': {
    fr: '« {value} » porte le même nom que « {other} », à la ligne {line} : réunir prénom et nom dans une colonne, ou ajouter la référence de chacun.',
    en: '“{value}” has the same name as “{other}”, in line {line}: put first name and name into one column, or add the reference of each.',
  },
};
