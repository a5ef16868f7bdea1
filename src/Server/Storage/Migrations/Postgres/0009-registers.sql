ALTER TABLE "Deadlines" ADD COLUMN "EntryId" text COLLATE "C";
ALTER TABLE "Deadlines" ADD COLUMN "Duty" text COLLATE "C";

CREATE TABLE "RegisterBooks" (
    "Id" text COLLATE "C" NOT NULL,
    "Register" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "LastNumber" integer NOT NULL,
    CONSTRAINT "PK_RegisterBooks" PRIMARY KEY ("Id")
);

CREATE TABLE "RegisterDefinitions" (
    "Key" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_RegisterDefinitions" PRIMARY KEY ("Key", "Version")
);

CREATE TABLE "RegisterEntries" (
    "Id" text COLLATE "C" NOT NULL,
    "BookId" text COLLATE "C" NOT NULL,
    "Register" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Number" integer NOT NULL,
    "NaturalKey" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "On" date NOT NULL,
    "Codes" text COLLATE "C" NOT NULL,
    "Texts" text COLLATE "C" NOT NULL,
    "Search" text COLLATE "C" NOT NULL,
    "DefinitionVersion" integer NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "CreatedByName" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "ChangedAt" bigint NOT NULL,
    "EndedAt" bigint,
    "KeepUntil" date,
    "ImportId" text COLLATE "C",
    "OriginEntryId" text COLLATE "C",
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_RegisterEntries" PRIMARY KEY ("Id")
);

CREATE TABLE "RegisterHistory" (
    "EntryId" text COLLATE "C" NOT NULL,
    "Sequence" integer NOT NULL,
    "At" bigint NOT NULL,
    "By" text COLLATE "C",
    "ByName" text COLLATE "C" NOT NULL,
    "What" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Changes" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_RegisterHistory" PRIMARY KEY ("EntryId", "Sequence")
);

CREATE TABLE "RegisterImports" (
    "Id" text COLLATE "C" NOT NULL,
    "Register" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "StoredAs" text COLLATE "C" NOT NULL,
    "FileKey" text COLLATE "C" NOT NULL,
    "DoneAt" bigint,
    "Result" text COLLATE "C",
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_RegisterImports" PRIMARY KEY ("Id")
);

CREATE TABLE "RegisterParameters" (
    "Register" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_RegisterParameters" PRIMARY KEY ("Register", "OrganisationId", "Name")
);

CREATE INDEX "IX_Deadlines_EntryId" ON "Deadlines" ("EntryId");

CREATE UNIQUE INDEX "IX_RegisterBooks_Register_OrganisationId" ON "RegisterBooks" ("Register", "OrganisationId");

CREATE UNIQUE INDEX "IX_RegisterEntries_BookId_NaturalKey" ON "RegisterEntries" ("BookId", "NaturalKey");

CREATE INDEX "IX_RegisterEntries_OriginEntryId" ON "RegisterEntries" ("OriginEntryId");

CREATE INDEX "IX_RegisterEntries_Register_On" ON "RegisterEntries" ("Register", "On");

CREATE INDEX "IX_RegisterEntries_Register_State" ON "RegisterEntries" ("Register", "State");
