CREATE TABLE "RegisterDefinitions" (
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_RegisterDefinitions" PRIMARY KEY ("Key", "Version")
);
CREATE TABLE "RegisterBooks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegisterBooks" PRIMARY KEY,
    "Register" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "LastNumber" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_RegisterBooks_Register_OrganisationId" ON "RegisterBooks" ("Register", "OrganisationId");
CREATE TABLE "RegisterEntries" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegisterEntries" PRIMARY KEY,
    "BookId" TEXT NOT NULL,
    "Register" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "NaturalKey" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Codes" TEXT NOT NULL,
    "Texts" TEXT NOT NULL,
    "Search" TEXT NOT NULL,
    "DefinitionVersion" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedByName" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "KeepUntil" TEXT NULL,
    "ImportId" TEXT NULL,
    "OriginEntryId" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_RegisterEntries_BookId_NaturalKey" ON "RegisterEntries" ("BookId", "NaturalKey");
CREATE INDEX "IX_RegisterEntries_Register_On" ON "RegisterEntries" ("Register", "On");
CREATE INDEX "IX_RegisterEntries_Register_State" ON "RegisterEntries" ("Register", "State");
CREATE INDEX "IX_RegisterEntries_OriginEntryId" ON "RegisterEntries" ("OriginEntryId");
CREATE TABLE "RegisterHistory" (
    "EntryId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Changes" TEXT NOT NULL,
    CONSTRAINT "PK_RegisterHistory" PRIMARY KEY ("EntryId", "Sequence")
);
CREATE TABLE "RegisterImports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegisterImports" PRIMARY KEY,
    "Register" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "StoredAs" TEXT NOT NULL,
    "FileKey" TEXT NOT NULL,
    "DoneAt" INTEGER NULL,
    "Result" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "RegisterParameters" (
    "Register" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_RegisterParameters" PRIMARY KEY ("Register", "OrganisationId", "Name")
);
ALTER TABLE "Deadlines" ADD COLUMN "EntryId" TEXT NULL;
ALTER TABLE "Deadlines" ADD COLUMN "Duty" TEXT NULL;
CREATE INDEX "IX_Deadlines_EntryId" ON "Deadlines" ("EntryId");
