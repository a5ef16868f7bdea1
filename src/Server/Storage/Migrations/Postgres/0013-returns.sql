CREATE TABLE "ReturnTemplates" (
    "Key" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Json" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    CONSTRAINT "PK_ReturnTemplates" PRIMARY KEY ("Key", "Version")
);

CREATE TABLE "Returns" (
    "Id" text COLLATE "C" NOT NULL,
    "BookId" text COLLATE "C" NOT NULL,
    "CampaignId" text COLLATE "C" NOT NULL,
    "Obligation" text COLLATE "C" NOT NULL,
    "Period" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "UnitId" text COLLATE "C" NOT NULL,
    "Path" text COLLATE "C" NOT NULL,
    "UpperId" text COLLATE "C",
    "Kind" text COLLATE "C" NOT NULL,
    "Template" text COLLATE "C" NOT NULL,
    "TemplateVersion" integer NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Opens" date,
    "Due" date,
    "Derivation" text COLLATE "C" NOT NULL,
    "Content" text COLLATE "C" NOT NULL,
    "Round" integer NOT NULL,
    "SubmittedAt" bigint,
    "ReceivedAt" bigint,
    "CreatedAt" bigint NOT NULL,
    "Version" bigint NOT NULL,
    CONSTRAINT "PK_Returns" PRIMARY KEY ("Id")
);

CREATE TABLE "ReturnSubmissions" (
    "ReturnId" text COLLATE "C" NOT NULL,
    "Round" integer NOT NULL,
    "At" bigint NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "Number" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "Content" text COLLATE "C" NOT NULL,
    "Missing" text COLLATE "C" NOT NULL,
    "MissingText" text COLLATE "C",
    "Late" boolean NOT NULL,
    "Verdict" text COLLATE "C",
    "VerdictAt" bigint,
    "VerdictBy" text COLLATE "C",
    "VerdictText" text COLLATE "C",
    CONSTRAINT "PK_ReturnSubmissions" PRIMARY KEY ("ReturnId", "Round")
);

CREATE TABLE "ReturnEvents" (
    "ReturnId" text COLLATE "C" NOT NULL,
    "Sequence" integer NOT NULL,
    "At" bigint NOT NULL,
    "By" text COLLATE "C",
    "ByName" text COLLATE "C" NOT NULL,
    "What" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Text" text COLLATE "C",
    CONSTRAINT "PK_ReturnEvents" PRIMARY KEY ("ReturnId", "Sequence")
);

CREATE UNIQUE INDEX "IX_Returns_CampaignId_Obligation_Period_UnitId" ON "Returns" ("CampaignId", "Obligation", "Period", "UnitId");

CREATE INDEX "IX_Returns_Path" ON "Returns" ("Path");

CREATE INDEX "IX_Returns_UpperId_State" ON "Returns" ("UpperId", "State");
