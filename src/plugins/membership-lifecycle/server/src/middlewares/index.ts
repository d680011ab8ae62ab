import ownPassword from '../access/http/own-password';
import signIns from '../access/http/sign-ins';
import bounds from '../kernel/http/bounds';
import confidential from '../kernel/http/confidential';
import databaseFaults from '../kernel/http/database-faults';
import formFields from '../kernel/http/form-fields';
import rateLimit from '../kernel/http/rate-limit';
import readerLanguage from '../kernel/http/reader-language';
import turns from '../kernel/http/turns';
import forms from './forms';

export default {
  bounds,
  confidential,
  'database-faults': databaseFaults,
  'form-fields': formFields,
  forms,
  'own-password': ownPassword,
  'rate-limit': rateLimit,
  'reader-language': readerLanguage,
  'sign-ins': signIns,
  turns,
};
