/**
 * What guessers try first, folded as `check-passphrase` folds (lower case, no accents, digits or
 * signs): worldwide favourites, Italian names, teams, places, sayings, and words of our own trade.
 * Harmless alone in a passphrase of four words; refused when three or fewer of them are all of it.
 */
export const guessedPassphrases: readonly string[] = `
abcd access accesso adesso admin administrator alessandra alessandro alessia amici amico amministratore
amo amor amore amoremio andrea angela angelo anna antonella antonio aprile ariel arsenal asdf asdfghjkl
assistente assistentesociale atalanta autunno azienda azzurro baby bambino barbara batman beatrice bella
bellissima bello benvenuto biancoceleste bologna bonbon bruno buon buona buonanotte buonasera buongiorno
cagliari calcio cambiami camilla cane capraia caritas carlo carmelo casa casacasa caso castelfiorentino
catania caterina centro cerreto certaldo changeme chelsea chiara chiesa chocolate cioccolato ciao ciaobella
ciaociao ciaomondo cinzia circondario coccodrillo codice colosseo comune computer contro cosimo cristian
cristina cuore daniela daniele davide default dicembre diletta dio domenica domenico donatella dragon
dragonball due duomo elena eleonora elisa elisabetta emanuele empoli empolese enrico ente enzo erica estate
eva fabio fabrizio facebook famiglia farfalla febbraio federica federico ferrari filippo fiorentina fiore
firenze football forever forza forzaitalia forzainter forzajuve forzamilan forzanapoli forzaroma
forzaviola francesca francesco fratelliditalia freedom fucecchio gabriele gambassi gatto gennaio genoa
genova gesu gianluca gianni giorgia giorgio giovanna giovanni giovedi giugno giulia giuliano giulio giuseppe
google gratis grazie guest guidi hello hellokitty ilaria il iloveyou inter internazionale
internet inverno io ivan jessica jesus jordan juve juventus king la lavoro laura lavinia lazio letizia
letmein limite lo login lorenzo love luca lucia luciano luglio luigi luna lunedi lupo madonna maggio mamma
mammamia manuela maradona marco margherita maria mario marta martedi martina martino marzo marzia master
matteo mattia maurizio mercoledi mia michela michele michelle microsoft milan milano minecraft mio mirko
monica monkey montaione montelupo montespertoli mondo musica my napoli natale nazionale nicola nicole no
notte novembre nutella operatore orologio ottobre paola paolo papa parola paroladordine parolachiave paperino
pallavolo palermo pass passphrase passw password passwordsicura patrizia per pescara piero pietro pinocchio
pippo pippopluto pirata pisa pizza pluto pokemon poverta prato primavera princess principessa prova qazwsx
quattroparoleacaso qwer qwerty qwertyui qwertyuiop raffaele raffaella rete retecontrolapoverta riccardo
rita roberta roberto roma romeo root rosa rosanna rossella rossi sabato sabrina salve salvatore samantha
sampdoria samuele sanminiato sara scudetto scuola secret segreta segreto sempre serena sergio sete settembre
shadow sicilia silvia simona simone sociale sole spaghetti speranza star starwars stefania stefano stella
summer sunshine superman supporto susanna tavolo teamo tesoro test tiamo toscana topolino torino torre trustno
tu tutor tutti ufficio unicorno utente valdarno valdelsa valentina valentino valeria valerio vasco venerdi
venezia veronica victoria vinci viola vita viva vivalitalia vittoria volontaria volontario welcome whatever
win winter zanzara zero zxcvbn zxcvbnm
abbasso adminadmin ambarabaciccicocco annamaria aprilapiscatola chidormenonpigliapesci chivapianovasano
correcthorsebatterystaple ilmattinohaloroinbocca infinitoamore lavitaebella mareprofumodimare meglio
melevoglio mogliebuoi nelmezzodelcammin nelmezzodelcammindinostravita nelbludipintodiblu oratuttiinsieme
papaveriepapere quelramodellagodicomo rossodisera sempreavanti sottolapanca sopralapancalacapracampa
tantovalagattaallardo tivogliobene tivogliotantobene toccaferro trentatretrentini uncaffeperfavore volareohoh
`
  .trim()
  .split(/\s+/)
